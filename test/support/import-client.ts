import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import type { TestClient } from './desk.ts'

const Started = z.object({ jobId: z.string() })
const Begun = z.object({ uploadId: z.string() })
const View = z.looseObject({ state: z.string() })

/** Sends a file to the desk as the import page does, and opens it there. */
export async function uploadFile(client: TestClient, path: string, name = basename(path)): Promise<unknown> {
  const bytes = readFileSync(path)
  const begun = await client.fetch('/api/uploads', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, size: bytes.length }),
  })
  const { uploadId } = Begun.parse(await begun.json())
  await client.fetch(`/api/uploads/${uploadId}?offset=0`, { method: 'PUT', body: new Uint8Array(bytes) })
  return await client.mutate('imports.open', { uploadId })
}

/** Waits for a step of an import, which `started` it, and answers how it stands, with its job. */
export async function finishedStep(client: TestClient, started: unknown) {
  const { jobId } = Started.parse(started)
  for (;;) {
    const view = View.parse(await client.query('imports.status', { jobId }))
    if (view.state !== 'running') return { ...view, jobId }
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}
