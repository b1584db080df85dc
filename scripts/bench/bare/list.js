import pg from "pg";

/** The same list by the same driver, with nothing of ours around it. */
const store = globalThis;
store.pool ??= new pg.Pool({ connectionString: process.env.BARE_DATABASE_URL, max: 10 });

const TOKEN = {
  name: "token",
  text: "SELECT id, person_id FROM app.session WHERE token_hash = $1",
};
const LIST = {
  name: "list",
  text: `SELECT r.id, r.reference, r.title, r.state, r.inherent_score, r.current_score, r.residual_score,
      r.next_review, p.name AS owner
    FROM app.risk r JOIN app.person p ON p.id = r.owner_id
    WHERE r.state::text = ANY($1) ORDER BY r.current_score DESC, r.id DESC LIMIT 50`,
};

export async function list() {
  await store.pool.query({ ...TOKEN, values: ["none"] });
  const { rows } = await store.pool.query({ ...LIST, values: [["assessed", "accepted"]] });
  return rows;
}
