import { SecondLook } from "@/components/people/second-look";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { releases } from "@/components/words/releases";
import { signedIn } from "@/lib/adapters/page";
import type { ReleaseRecord } from "@/lib/domain/releases/schema";
import { approveRelease, evaluateRelease } from "./actions";
import { DeployForm, EditForm, ReturnForm, WithdrawForm } from "./forms";
import { releaseChoices } from "./labels";
import { releaseRights } from "./rights";

const { acts } = releases;

/** What the reader may do with the release now. */
export async function ReleaseActs({ release }: { release: ReleaseRecord }) {
  const { id, version } = release;
  const can = releaseRights(await signedIn(), release);
  return (
    <>
      {can.evaluate && <EvaluateAct release={release} />}
      {can.edit && (
        <ActButton label={acts.edit} wide>
          <EditForm release={release} choices={releaseChoices} />
        </ActButton>
      )}
      {can.approve && <ApproveAct release={release} />}
      {can.sendBack && (
        <ActButton label={acts.sendBack}>
          <ReturnForm id={id} version={version} />
        </ActButton>
      )}
      {can.deploy && (
        <ActButton label={acts.deploy} variant="filled">
          <DeployForm release={release} />
        </ActButton>
      )}
      {can.withdraw && (
        <ActButton label={acts.withdraw}>
          <WithdrawForm release={release} />
        </ActButton>
      )}
    </>
  );
}

const EvaluateAct = ({ release: { id, version } }: { release: ReleaseRecord }) => (
  <ConfirmButton
    label={acts.evaluate}
    body={acts.evaluateBody}
    variant="filled"
    command={evaluateRelease}
    input={{ id, version }}
    done={acts.evaluated}
  />
);

/** The act, or the way to it where S5 keeps it from an author. */
function ApproveAct({ release }: { release: ReleaseRecord }) {
  const { id, version, isAuthor, digest } = release;
  const button = (
    <ConfirmButton
      label={acts.approve}
      body={acts.approveBody(release.release, digest)}
      variant="filled"
      command={approveRelease}
      input={{ id, version }}
      done={acts.approved}
    />
  );
  if (!isAuthor) return button;
  return (
    <SecondLook rule="S5" kind="release" record={id} act="releases.approve" label={acts.approve}>
      {button}
    </SecondLook>
  );
}
