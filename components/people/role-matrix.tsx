import { PlainTable } from "@/components/ui/plain-table";
import { ToneIcon } from "@/components/ui/status";
import { roles as words } from "@/components/words/roles";
import { EVERYBODY, ROLE_LABELS } from "@/lib/domain/people/schema";

interface MatrixLine {
  readonly name: string;
  readonly writes: string;
  readonly may: readonly string[];
}

const COLUMNS = [...EVERYBODY, "system"] as const;

/** One row an operation, one column a role; the words are there for those who see no sign. */
export function RoleMatrix({ lines }: { lines: readonly MatrixLine[] }) {
  return (
    <PlainTable
      label={words.label}
      head={[words.operation, words.writes, ...COLUMNS.map((role) => ROLE_LABELS[role])]}
      rows={lines.map((line) => ({
        id: line.name,
        cells: [
          <code key="name">{line.name}</code>,
          line.writes || words.reads,
          ...COLUMNS.map((role) => <Cell key={role} may={line.may.includes(role)} />),
        ],
      }))}
    />
  );
}

const Cell = ({ may }: { may: boolean }) => (
  <>
    {may && <ToneIcon tone="ok" />}
    <span className="visually-hidden">{may ? words.may : words.mayNot}</span>
  </>
);
