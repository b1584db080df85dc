import { list } from "./list";

export const dynamic = "force-dynamic";

export default async function BarePage() {
  const rows = await list();
  return (
    <main>
      <h1>Risks</h1>
      <table>
        <thead>
          <tr>
            {["Ref.", "Risk", "Owner", "Inherent", "Current", "Residual", "State", "Review"].map(
              (name) => (
                <th key={name}>{name}</th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.reference}</td>
              <td>
                <a href={`/risks/${row.reference}`}>{row.title}</a>
              </td>
              <td>{row.owner}</td>
              <td>{row.inherent_score}</td>
              <td>{row.current_score}</td>
              <td>{row.residual_score}</td>
              <td>{row.state}</td>
              <td>{String(row.next_review ?? "")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
