import { leaveExample } from "@/components/organisation/actions";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { navigation } from "@/components/words/navigation";
import { organisation as words } from "@/components/words/organisation";
import type { OrganisationView } from "@/lib/domain/organisation/schema";
import styles from "./example-banner.module.css";

interface ExampleBannerProps {
  organisation: OrganisationView;
  mayLeave: boolean;
}

/** Says on every page that the data is an example, and how to leave it. */
export function ExampleBanner({ organisation, mayLeave }: ExampleBannerProps) {
  return (
    <div className={styles.banner}>
      <span>{organisation.leaving ? words.leaving : navigation.example(organisation.name)}</span>
      {mayLeave && !organisation.leaving && (
        <ConfirmButton
          label={navigation.startEmpty}
          body={words.leaveBody}
          command={leaveExample}
          input={{ version: organisation.version }}
          done={words.left}
          variant="subtle"
        />
      )}
    </div>
  );
}
