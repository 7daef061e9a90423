import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../main/tabular/read.ts'
import { biff8Workbook, container } from '../support/biff8.ts'
import { codeOf, collect, makeXlsx, readAll, withFile } from '../support/make-xlsx.ts'

const cell = '<row r="1"><c r="A1"><v>1</v></c></row>'

describe('what is no table', () => {
  it.each([
    ['tabular.empty', Buffer.alloc(0)],
    ['tabular.unknownFormat', Buffer.from('%PDF-1.7 …')],
    ['tabular.unknownFormat', Buffer.from('<html><table><tr><td>1</td></tr></table></html>')],
    ['tabular.unknownFormat', Buffer.from([0, 1, 2, 3, 0, 0, 9, 200, 0, 7, 1, 0])],
    [
      'tabular.unknownFormat',
      Buffer.from([...'plain'].map(one => one.charCodeAt(0)).concat(Array.from({ length: 90 }, () => 1))),
    ],
    [
      'tabular.encrypted',
      container({ EncryptionInfo: Buffer.alloc(64), EncryptedPackage: Buffer.alloc(5000) }),
    ],
    ['tabular.encrypted', biff8Workbook('a', [['x']], { password: true })],
    ['tabular.unknownFormat', container({ WordDocument: Buffer.alloc(5000) })],
    ['tabular.damaged', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600, 7)])],
    ['tabular.damaged', Buffer.from('PK\u0003\u0004 and nothing more')],
  ])('%s', async (code, bytes) => {
    expect(await codeOf(readAll(bytes))).toBe(code)
  })

  it('a missing file and a Word file', async () => {
    expect(await codeOf(readWorkbook('/nowhere/at/all.xlsx'))).toBe('tabular.notFound')
    const word = await makeXlsx({
      data: cell,
      parts: { '_rels/.rels': '<Relationships/>', 'xl/workbook.xml': '<document/>' },
    })
    expect(await codeOf(readAll(word))).toBe('tabular.unknownFormat')
  })
})

describe('bombs', () => {
  it('refuses a part packed beyond reason', async () => {
    const bytes = await makeXlsx({ data: `${cell}<!--${' '.repeat(40 * 2 ** 20)}-->` })
    expect(bytes.length).toBeLessThan(200_000)
    expect(await codeOf(readAll(bytes))).toBe('tabular.suspiciousRatio')
  })

  it('counts what is unpacked against a total', async () => {
    const bytes = await makeXlsx({
      data: Array.from(
        { length: 3000 },
        (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c></row>`,
      ).join(''),
    })
    expect(await codeOf(readAll(bytes, { limits: { unzippedBytes: 50_000 } }))).toBe(
      'tabular.unzippedTooLarge',
    )
    expect(await codeOf(readAll(bytes))).toBe('read')
  })

  it.each([
    'xl/workbook.xml',
    'xl/sharedStrings.xml',
    'xl/styles.xml',
    'xl/worksheets/sheet1.xml',
    '_rels/.rels',
  ])('refuses a DOCTYPE in %s', async part => {
    const plain = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><workbook>&b;</workbook>'
    expect(await codeOf(readAll(await makeXlsx({ data: cell, parts: { [part]: plain } })))).toBe(
      'tabular.forbiddenXml',
    )
  })

  it('bounds shared strings, files, rows, zip entries and BIFF files', async () => {
    const shared = Array.from({ length: 100 }, (_, index) => `<t>${index} ${'字'.repeat(100)}</t>`)
    const bytes = await makeXlsx({ data: cell, shared })
    expect(await codeOf(readAll(bytes, { limits: { sharedStringBytes: 5000 } }))).toBe('tabular.tooMuchText')
    expect(await codeOf(readAll(bytes, { limits: { sharedStringCount: 50 } }))).toBe('tabular.tooMuchText')
    expect(await codeOf(readAll(bytes, { limits: { fileBytes: 100 } }))).toBe('tabular.fileTooLarge')
    expect(await codeOf(readAll(bytes, { limits: { zipEntries: 3 } }))).toBe('tabular.tooManyEntries')
    const far = await makeXlsx({ data: '<row r="1048577"><c><v>1</v></c></row>' })
    expect(await codeOf(readAll(far))).toBe('tabular.tooManyRows')
    expect(await codeOf(readAll('a\n'.repeat(30), { limits: { rows: 20 } }))).toBe('tabular.tooManyRows')
    expect(await codeOf(readAll(biff8Workbook('a', [['x']]), { limits: { xlsFileBytes: 100 } }))).toBe(
      'tabular.fileTooLarge',
    )
  })

  it('refuses a text of 1 MB in every format', async () => {
    const long = 'x'.repeat(2 ** 20)
    expect(await codeOf(readAll(`a,b\n1,${long}\n`))).toBe('tabular.cellTooLong')
    expect(await codeOf(readAll(`a,b\n1,"${long}"\n`))).toBe('tabular.cellTooLong')
    expect(
      await codeOf(
        readAll(
          await makeXlsx({ data: `<row r="1"><c r="A1" t="inlineStr"><is><t>${long}</t></is></c></row>` }),
        ),
      ),
    ).toBe('tabular.cellTooLong')
    expect(
      await codeOf(
        readAll(
          await makeXlsx({
            data: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
            shared: [`<t>${long}</t>`],
          }),
        ),
      ),
    ).toBe('tabular.cellTooLong')
  })

  it('refuses a quote that is never closed', async () => {
    expect(await codeOf(readAll('a,b\n1,"two\n3,4\n'))).toBe('tabular.unclosedQuote')
  })
})

describe('odd tables', () => {
  it('keeps the first 1,000 columns and says so', async () => {
    const csv = `${Array.from({ length: 1500 }, (_, index) => index).join(',')}\n`
    const data = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
    for (const bytes of [Buffer.from(csv), await makeXlsx({ data })]) {
      await withFile(bytes, async path => {
        const book = await readWorkbook(path)
        const [row] = await collect(book.rows(0))
        expect(row?.cells.length).toBeLessThanOrEqual(1000)
        expect(book.notices).toEqual([{ kind: 'columnsDropped', sheet: 0, row: 1, limit: 1000 }])
        await book.close()
      })
    }
  })

  it('answers every truncation with an error of ours or with rows', async () => {
    const files = [
      await makeXlsx({
        data:
          cell.repeat(1) +
          Array.from(
            { length: 200 },
            (_, row) => `<row r="${row + 2}"><c r="A${row + 2}" t="s"><v>0</v></c></row>`,
          ).join(''),
        shared: ['<t>张三</t>'],
      }),
      biff8Workbook(
        '业主',
        Array.from({ length: 300 }, (_, row) => [`行${row}`, row]),
      ),
    ]
    for (const file of files) {
      const codes = new Set<string>()
      for (let step = 1; step < 40; step += 1) {
        codes.add(await codeOf(readAll(file.subarray(0, Math.floor((file.length * step) / 40)))))
      }
      codes.delete('read')
      for (const code of codes) expect(code).toMatch(/^tabular\./)
      expect(codes.has('tabular.damaged')).toBe(true)
    }
  })

  it('answers every flipped byte with an error of ours or with rows', async () => {
    const files = [
      await makeXlsx({ data: cell, shared: ['<t>张三</t>'] }),
      biff8Workbook('业主', [['行', 1]]),
    ]
    for (const file of files) {
      let refusals = 0
      for (let step = 0; step < 150; step += 1) {
        const changed = Buffer.from(file)
        const at = Math.floor((file.length * step) / 150)
        changed[at] = (changed[at] ?? 0) ^ (1 + (step % 255))
        const code = await codeOf(readAll(changed))
        if (code !== 'read') refusals += 1
        expect(code).toMatch(/^(?:read|tabular\.\w+)$/)
      }
      expect(refusals).toBeGreaterThan(0)
    }
  })

  it('refuses a shared string that is not there and XML that is not well formed', async () => {
    expect(await codeOf(readAll(await makeXlsx({ data: '<row r="1"><c t="s"><v>7</v></c></row>' })))).toBe(
      'tabular.damaged',
    )
    expect(await codeOf(readAll(await makeXlsx({ data: '<row r="1"><c><v>7</c></row>' })))).toBe(
      'tabular.damaged',
    )
    expect(
      await codeOf(readAll(await makeXlsx({ data: '<row r="1"><c t="str"><v>&undefined;</v></c></row>' }))),
    ).toBe('tabular.damaged')
  })

  it('names the sheet that is not there', async () => {
    await withFile(await makeXlsx({ data: cell }), async path => {
      const book = await readWorkbook(path)
      expect(await codeOf(collect(book.rows(3)))).toBe('tabular.noSheet')
      await book.close()
    })
  })

  it('stops when cancelled and when time is up', async () => {
    const bytes = await makeXlsx({ data: cell })
    expect(await codeOf(readAll(bytes, { signal: AbortSignal.abort() }))).toBe('job.cancelled')
    let clock = 0
    const now = (): number => (clock += 1000)
    expect(await codeOf(readAll(bytes, { now, limits: { timeMs: 1500 } }))).toBe('tabular.timeout')
    expect(await codeOf(readAll('a,b\n1,2', { now, limits: { timeMs: 1500 } }))).toBe('tabular.timeout')
    expect(await codeOf(readAll(biff8Workbook('a', [['x']]), { signal: AbortSignal.abort() }))).toBe(
      'job.cancelled',
    )
  })
})
