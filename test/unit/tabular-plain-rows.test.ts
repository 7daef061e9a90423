import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DeskError } from '../../main/contract/errors.ts'
import { defaultLimits } from '../../main/tabular/limits.ts'
import { sheetParser } from '../../main/tabular/xlsx/plain-rows.ts'
import { SheetHandler } from '../../main/tabular/xlsx/sheet.ts'
import { xmlParser } from '../../main/tabular/xlsx/xml.ts'

const newHandler = () =>
  new SheetHandler({
    index: 0,
    name: '业主',
    parts: { sheets: [], date1904: false, styles: [{ date: false, padding: 4 }], sharedStrings: undefined },
    strings: undefined,
    limits: { ...defaultLimits, rows: 99 },
    notices: [],
  })

/** What a reader makes of a sheet that comes in these pieces: its rows, or the code of what is wrong with it. */
function read(make: typeof xmlParser | typeof sheetParser, pieces: readonly string[]): unknown {
  const handler = newHandler()
  const parser = make('sheet1', handler)
  try {
    for (const piece of pieces) parser.write(piece)
    parser.end()
    return handler.take()
  } catch (error) {
    if (error instanceof DeskError) return error.code
    throw error
  }
}

const sheet = (...rows: string[]) =>
  `<?xml version="1.0"?><worksheet><cols><col min="1"/></cols><sheetData>${rows.join('')}</sheetData><mergeCells/></worksheet>`
const plain = (number: number) =>
  `<row r="${number}" spans="1:3"><c r="A${number}" t="inlineStr"><is><t>赵伟</t></is></c><c r="C${number}" s="0"><v>7</v></c></row>`

/** Rows that are none of the plain ones, or only seem to be. */
const odd = [
  '<!-- <row r="7"><c r="A7"><v>1</v></c></row> -->',
  '<!-- </row> --><row r="8"/><!-- </row> <row r="9"><c r="A9"><v>1</v></c></row> -->',
  '<row r="5"><c r="A5" t="str"><v><![CDATA[</row><row r="6"><c r="A6"><v>2</v></c></row>]]></v></c></row>',
  '<row r="5"><c r="A5" t="str"><f>1&lt;2</f><v>&#x4e00;&amp;</v></c></row>',
  '<row r="5"><c r="A5" t="inlineStr"><is><r><t>一</t></r><rPh sb="0" eb="1"><t>yi</t></rPh><r><t>二</t></r></is></c></row>',
  '<row r="5"><c r="B5"><v>1</v></c><c r="A5"><v>2</v></c></row>',
  '<row r="5"><c><v>1</v></c><c t="b"><v>1</v></c></row>',
  '<row r="5"><c r="A5" s="0"/><c r="B5" t="str"><v> \n x\t</v></c></row>',
  '<row r="5"><c r="A5" t="str"><v>a\r\nb𠮷</v></c></row>',
  '<row r="2"><c r="A2"><v>1</v></c></row><row><c r="A2"><v>2</v></c></row>',
  "<row r='5' note='</row>'><c r='A5'><v>1</v></c></row>",
  '<row r="5" r="6"><c r="A5"><v>1</v></c></row>',
  '<row r="5"><c r="A5" t="str"><v>a\u0001b</v></c></row>',
  '<row r="5"><c r="A5" t="str"><v>a]]>b</v></c></row>',
  '<row r="5"><c r="A5" t="s"><v>3</v></c></row>',
  '<row r="100"><c r="A100"><v>1</v></c></row>',
  '<row r="5"><c r="A5"><v>1</v></row>',
  '<row r="5"><c r="A5"><is><row r="6"><c r="A6"><v>1</v></c></row></is></c></row>',
  '</sheetData><row r="5"><c r="A5"><v>1</v></c></row><sheetData>',
  '<row r="5"><c r="A5"><v>1</v></c>',
  '\n  <row r="5"><c r="A5"><v>1</v></c></row>\n text \n',
]

describe('plain rows of a sheet', () => {
  it.each(odd)('reads %s between plain rows as the parser of XML does', piece => {
    const whole = sheet(plain(1), plain(2), piece, plain(20), plain(21))
    expect(read(sheetParser, [whole])).toEqual(read(xmlParser, [whole]))
  })

  it('reads whatever comes in whatever pieces as the parser of XML does', () => {
    const rows = fc.array(fc.oneof(fc.constantFrom(...odd), fc.integer({ min: 1, max: 60 }).map(plain)), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(rows, fc.array(fc.nat({ max: 1_000 }), { maxLength: 12 }), (some, cuts) => {
        const whole = sheet(...some)
        const places = [0, ...cuts.filter(at => at < whole.length).sort((a, b) => a - b), whole.length]
        const pieces = places.slice(1).map((at, index) => whole.slice(places[index], at))
        expect(read(sheetParser, pieces)).toEqual(read(xmlParser, [whole]))
      }),
      { numRuns: 500 },
    )
  })

  it('says the same of a sheet that breaks off', () => {
    const whole = sheet(plain(1), plain(2))
    for (let length = 0; length < whole.length; length += 1) {
      expect(read(sheetParser, [whole.slice(0, length)])).toBe('tabular.damaged')
    }
  })

  it('does not hold back a row without end', () => {
    const cell = '<c r="A1" t="str"><v>x</v></c>'
    const handler = newHandler()
    const parser = sheetParser('sheet1', handler)
    parser.write(sheet(plain(1)).split('</sheetData>')[0] ?? '')
    parser.write(`<row r="2">${cell.repeat(20_000)}`)
    parser.write(`${cell.replace('x', 'last')}</row>`)
    expect(handler.take().map(row => row.cells[0]?.text)).toEqual(['赵伟', 'last'])
  })
})
