import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { DeskError } from '../../main/contract/errors.ts'
import { openOfflineDatabase } from '../../renderer/offline/database.ts'
import { newCode, readUnsent, writeUnsent } from '../../renderer/offline/unsent-file.ts'
import { newDevice } from '../support/outbox.ts'

const by = uuidv7()

/** A device with two photos and the command that names them, and something of a colleague. */
async function recorded() {
  const store = await newDevice({ pieceBytes: 64 }).open()
  const [thing, first, second] = [uuidv7(), uuidv7(), uuidv7()]
  const bytes = [crypto.getRandomValues(new Uint8Array(150)), new Uint8Array([1, 2, 3])] as const
  await store.keepFile(first, new Blob([bytes[0]]))
  await store.keepFile(second, new Blob([bytes[1]]))
  const about = { thing, by, recordedAt: 1_000, clockOffset: 5 }
  const file = (id: string, size: number) => ({
    ...about,
    id,
    content: { kind: 'file' as const, name: '照片.jpg', size, label: '照片' },
  })
  const command = {
    ...about,
    id: uuidv7(),
    files: [first, second],
    content: {
      kind: 'command' as const,
      procedure: 'visits.addFiles',
      commandId: uuidv7(),
      input: { note: '王先生家' },
      label: '照片',
    },
  }
  await store.add([file(first, 150), file(second, 3), command])
  await store.add([{ ...command, id: uuidv7(), by: uuidv7(), files: [] }])
  return { store, first, second, bytes, command }
}
const happened = ({ recordedAt }: { recordedAt: number }) => recordedAt + 5
const codeOf = async (work: Promise<unknown>) => {
  const failure: unknown = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  )
  return failure instanceof DeskError ? failure.code : failure
}

describe('what a tablet could not send, as a file', () => {
  it('is on the other device as it was recorded, once, and nothing of anybody else', async () => {
    const { store, first, second, bytes, command } = await recorded()
    const code = newCode()
    const file = await writeUnsent(store, by, code, happened)
    expect(await file.text()).not.toContain('王先生')
    const mine = (await store.items(by)).filter(item => item.by === by)
    store.close()

    const other = await newDevice({ pieceBytes: 100 }).open()
    expect(await readUnsent(other, file, code.toLowerCase())).toEqual({ by, entries: 1 })
    expect(await readUnsent(other, file, code)).toEqual({ by, entries: 0 })
    const there = await other.items(by)
    expect(there.map(({ seq: _seq, ...item }) => item)).toEqual(mine.map(({ seq: _seq, ...item }) => item))
    expect(there.find(({ id }) => id === command.id)?.happenedAt).toBe(1_005)
    const piece = async (id: string, at: number) => [...((await other.piece(id, at)) ?? [])]
    expect([...(await piece(first, 0)), ...(await piece(first, 1))]).toEqual([...bytes[0]])
    expect(await piece(second, 0)).toEqual([...bytes[1]])
    other.close()
  })

  it('goes without a photo that the browser lost, and with all the rest', async () => {
    const { store, first, command } = await recorded()
    await store.add([{ ...command, id: uuidv7(), files: [] }])
    const database = await openOfflineDatabase()
    await database.delete('pieces', [first, 1])
    database.close()
    const file = await writeUnsent(store, by, 'A', happened)
    store.close()
    const other = await newDevice().open()
    expect(await readUnsent(other, file, 'A')).toEqual({ by, entries: 1 })
    other.close()
  })

  it('is refused with the reason, and nothing of it stays, where it is another file, another code, cut or changed', async () => {
    const { store } = await recorded()
    const file = await writeUnsent(store, by, 'CODE', happened)
    store.close()
    const other = await newDevice().open()
    const whole = new Uint8Array(await file.arrayBuffer())
    expect(await codeOf(readUnsent(other, new Blob(['%PDF-1.7']), 'CODE'))).toBe('offline.notUnsent')
    expect(await codeOf(readUnsent(other, file, 'OTHER'))).toBe('offline.wrongCode')
    const cuts = Array.from({ length: 12 }, (_, index) => Math.floor((whole.length * (index + 1)) / 13))
    for (const cut of [...cuts, whole.length - 1]) {
      const said = await codeOf(readUnsent(other, new Blob([whole.slice(0, cut)]), 'CODE'))
      expect(['offline.unsentDamaged', 'offline.notUnsent'], `cut at ${cut}`).toContain(said)
    }
    for (const at of cuts) {
      const changed = Uint8Array.from(whole, (byte, index) => (index === at ? byte ^ 1 : byte))
      expect(await codeOf(readUnsent(other, new Blob([changed]), 'CODE')), `changed at ${at}`).toMatch(
        /^offline\.(?:unsentDamaged|wrongCode|notUnsent)$/,
      )
    }
    expect(await other.items()).toEqual([])
    other.close()
  })
})
