import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readWorkbook } from '../../main/tabular/read.ts'
import type { TestClient, TestDesk } from './desk.ts'

/** Starts an export, waits for it, and fetches what it made; throws what the job says where it fails. */
export async function exported(client: TestClient, path: string, input: object): Promise<Response> {
  const { jobId } = (await client.mutate(path, input)) as { jobId: string }
  for (;;) {
    const job = (await client.query('jobs.status', { jobId })) as { state: string; error: unknown }
    if (job.state === 'done') return await client.fetch(`/files/job/${jobId}`)
    if (job.state !== 'running') throw new Error(`the job ${job.state}: ${JSON.stringify(job.error)}`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

/** Texts of the first sheet of an exported workbook, row by row. */
export async function sheetOf(test: TestDesk, response: Response): Promise<string[][]> {
  const path = join(test.folder, 'exported.xlsx')
  writeFileSync(path, Buffer.from(await response.arrayBuffer()))
  const workbook = await readWorkbook(path)
  const rows: string[][] = []
  for await (const row of workbook.rows(0)) rows.push(row.cells.map(cell => cell.text))
  await workbook.close()
  return rows
}
