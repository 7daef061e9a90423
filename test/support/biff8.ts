import { CFB } from '@e965/xlsx'

/** A record of a BIFF stream: kind, length, body. */
function record(kind: number, body: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(kind, 0)
  head.writeUInt16LE(body.length, 2)
  return Buffer.concat([head, body])
}

function beginning(type: number): Buffer {
  const body = Buffer.alloc(16)
  body.writeUInt16LE(0x0600, 0)
  body.writeUInt16LE(type, 2)
  body.writeUInt16LE(0x0dbb, 4)
  body.writeUInt16LE(0x07cc, 6)
  return record(0x0809, body)
}

const ending = record(0x000a, Buffer.alloc(0))

function cellRecord(row: number, column: number, value: string | number): Buffer {
  const place = Buffer.alloc(6)
  place.writeUInt16LE(row, 0)
  place.writeUInt16LE(column, 2)
  if (typeof value === 'number') {
    const body = Buffer.alloc(8)
    body.writeDoubleLE(value, 0)
    return record(0x0203, Buffer.concat([place, body]))
  }
  const head = Buffer.from([value.length & 0xff, value.length >> 8, 1])
  return record(0x0204, Buffer.concat([place, head, Buffer.from(value, 'utf16le')]))
}

/**
 * The smallest `.xls` a spreadsheet opens: one sheet, text as LABEL, numbers as NUMBER records. The library's own
 * writer takes minutes for 50,000 rows. `password` adds the record of an encrypted stream.
 */
export function biff8Workbook(
  name: string,
  rows: Iterable<readonly (string | number)[]>,
  options: { password?: boolean } = {},
): Buffer {
  const title = Buffer.from(name, 'utf16le')
  const bound = Buffer.concat([Buffer.alloc(6), Buffer.from([name.length, 1]), title])
  const globals = [beginning(0x0005)]
  if (options.password) globals.push(record(0x002f, Buffer.from([1, 0, 1, 0, 1, 0])))
  const length = globals.reduce((sum, one) => sum + one.length, 0) + 4 + bound.length + ending.length
  bound.writeUInt32LE(length, 0)
  const parts = [...globals, record(0x0085, bound), ending, beginning(0x0010)]
  let rowIndex = 0
  for (const row of rows) {
    row.forEach((value, column) => {
      if (value !== '') parts.push(cellRecord(rowIndex, column, value))
    })
    rowIndex += 1
  }
  return container({ Workbook: Buffer.concat([...parts, ending]) })
}

/** An OLE container with these streams. */
export function container(streams: Readonly<Record<string, Buffer>>): Buffer {
  const file = CFB.utils.cfb_new()
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, content)
  const bytes: unknown = CFB.write(file, { type: 'buffer', fileType: 'cfb' })
  if (!Buffer.isBuffer(bytes)) throw new Error('the library did not give bytes')
  return bytes
}
