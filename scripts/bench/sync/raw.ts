import { createCipheriv, createHash, hash, randomBytes } from 'node:crypto'
import { createReadStream, openSync, writeSync, fsyncSync, closeSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { openMigrated } from '../../../main/database/migrate.ts'
import type { Connection } from '../../../main/database/sqlite.ts'
import { tables } from '../../../main/desk/domains.ts'

const once = async (work: () => Promise<unknown> | unknown): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function writeSafely(file: string, bytes: Uint8Array): void {
  const handle = openSync(file, 'w')
  writeSync(handle, bytes)
  fsyncSync(handle)
  closeSync(handle)
}

/** The driver alone: every row of the log read, as JSON, hashed, packed, encrypted, safe on disk. @returns milliseconds */
export const rawExport = (connection: Connection, folder: string): Promise<number> =>
  once(() => {
    const packed: Buffer[] = []
    let lines: string[] = []
    const pack = () => {
      packed.push(gzipSync(lines.join('\n')))
      lines = []
    }
    for (const row of connection.prepare('select * from operation order by position').raw().iterate()) {
      lines.push(JSON.stringify(row))
      if (lines.length === 5_000) pack()
    }
    pack()
    const all = Buffer.concat(packed)
    hash('sha256', all)
    writeSafely(join(folder, 'raw-export'), sealed(all))
  })

/** The driver alone: the same rows into the same tables with their indexes, in one transaction. @returns milliseconds */
export async function rawApply(from: Connection, file: string, key: Buffer): Promise<number> {
  const into = await openMigrated({ file, key, tables })
  const filled = tables.flatMap(({ name }) => {
    const rows = from.prepare(`select * from "${name}"`).raw().all() as (string | number | null)[][]
    return rows[0] ? [{ name, rows, width: rows[0].length }] : []
  })
  const guard = into.prepare(`select name from sqlite_schema where type='trigger'`).pluck().all()
  for (const name of guard) into.exec(`drop trigger "${String(name)}"`)
  const took = await once(() =>
    into.transaction(() => {
      for (const { name, rows, width } of filled) {
        const insert = into.prepare(
          `insert or replace into "${name}" values (${Array.from({ length: width }, () => '?').join(',')})`,
        )
        for (const row of rows) insert.run(...row)
      }
    })(),
  )
  into.close()
  return took
}

function sealed(bytes: Uint8Array): Buffer {
  const cipher = createCipheriv('chacha20-poly1305', randomBytes(32), randomBytes(12), { authTagLength: 16 })
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}

/** Files read, hashed, encrypted and written, safe on disk: what carrying them has to do. @returns milliseconds */
export const rawFiles = (files: readonly string[], folder: string): Promise<number> =>
  once(async () => {
    const handle = openSync(join(folder, 'raw-files'), 'w')
    const cipher = createCipheriv('chacha20-poly1305', randomBytes(32), randomBytes(12), {
      authTagLength: 16,
    })
    for (const file of files) {
      const sha = createHash('sha256')
      for await (const piece of createReadStream(file, { highWaterMark: 1_048_576 })) {
        sha.update(piece)
        writeSync(handle, cipher.update(piece))
      }
      sha.digest()
    }
    fsyncSync(handle)
    closeSync(handle)
  })
