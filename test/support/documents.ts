import { uuidv7 } from 'uuidv7'
import type { Completeness, UnitDocuments } from '../../main/contract/documents.ts'
import { noteScan } from '../../main/documents/take.ts'
import type { TestClient, TestDesk } from './desk.ts'

/** Puts bytes into the scanning inbox as if they had been uploaded; answers with the scan. */
export async function scan(test: TestDesk, name: string, content: string | Buffer = name): Promise<string> {
  const source = async function* () {
    yield Buffer.from(content)
  }
  const stored = await test.core.archive.store(source(), { maxBytes: 10_000_000 })
  const scanId = uuidv7()
  await noteScan(test.core, test.manager, { ...stored, name }, { scanId, sourceKey: null })
  return scanId
}

/** Files a document with a client; answers with its id. */
export async function fileIt(
  client: TestClient,
  unitId: string,
  more: { details?: object; scanIds?: string[]; replaces?: string } = {},
): Promise<string> {
  const documentId = uuidv7()
  await client.command('documents.file', {
    documentId,
    unitId,
    ...more,
    details: { type: 'id-copies', ...more.details },
  })
  return documentId
}

export const fileOf = (client: TestClient, unitId: string) =>
  client.query('documents.ofUnit', { unitId }) as Promise<UnitDocuments>

export const siteOf = (client: TestClient) => client.query('documents.completeness') as Promise<SiteAnswer>

interface SiteAnswer extends Completeness {
  readonly nodes: readonly (Completeness & {
    readonly name: string
    readonly children: readonly Completeness[]
  })[]
  readonly missing: readonly { readonly type: string; readonly units: number }[]
  readonly settling: boolean
}
