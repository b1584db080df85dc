import type { Metadata } from "next";
import { ChangePassword, CreateToken } from "@/components/people/late-forms";
import styles from "@/components/people/outside.module.css";
import { SessionList } from "@/components/people/session-list";
import { TokenList } from "@/components/people/token-list";
import { Page } from "@/components/shell/page";
import { Preferences } from "@/components/shell/preferences";
import { Facts } from "@/components/ui/record";
import { Columns, Rows, Section } from "@/components/ui/section";
import { Day } from "@/components/ui/time";
import { account as words } from "@/components/words/people";
import { shell } from "@/components/words/shell";
import { allowed, read } from "@/lib/adapters/page";
import { getMe } from "@/lib/domain/people/queries";
import { ROLE_LABELS } from "@/lib/domain/people/schema";
import { listSessions } from "@/lib/domain/people/sessions/queries";
import { createToken } from "@/lib/domain/people/tokens/commands";
import { listTokens } from "@/lib/domain/people/tokens/queries";

export const metadata: Metadata = { title: words.title };

export default async function AccountPage() {
  const me = await read(getMe);
  const sessions = await read(listSessions);
  const can = await allowed({ createToken });
  const facts = [
    { term: words.facts.name, value: me.name },
    { term: words.facts.email, value: me.email },
    { term: words.facts.title, value: me.title },
    { term: words.facts.roles, value: me.roles.map((role) => ROLE_LABELS[role]).join(", ") },
    ...(me.accessUntil ? [{ term: words.facts.until, value: <Day value={me.accessUntil} /> }] : []),
    {
      term: words.lastChanged,
      value: me.passwordChangedAt ? <Day value={me.passwordChangedAt} /> : words.never,
    },
  ];
  return (
    <Page title={words.title}>
      <Rows>
        <Columns>
          <Section title={words.who}>
            <Facts facts={facts} />
          </Section>
          <Section title={words.change}>
            <p>{words.changeHelp}</p>
            <ChangePassword key={me.passwordChangedAt} />
          </Section>
        </Columns>
        <Section title={words.sessions}>
          <div className={styles.stack}>
            <SessionList rows={sessions.rows} />
          </div>
        </Section>
        {can.createToken && <Tokens />}
        <Section title={shell.preferences.title}>
          <Preferences />
        </Section>
      </Rows>
    </Page>
  );
}

async function Tokens() {
  const { rows } = await read(listTokens);
  return (
    <Section title={words.tokens}>
      <p>{words.tokensHelp}</p>
      <div className={styles.stack}>
        <TokenList rows={rows} />
        <CreateToken />
      </div>
    </Section>
  );
}
