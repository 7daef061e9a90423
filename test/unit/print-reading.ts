import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  type PDFPage,
} from 'pdf-lib'

/** What a reader of the PDF sees, taken from the file itself by way of its ToUnicode maps. */
export interface ReadPage {
  /** Copied text, one entry per set line, in drawing order. */
  readonly lines: readonly string[]
  /** The same without blanks and line ends, for searching. */
  readonly text: string
  readonly images: number
  readonly width: number
  readonly height: number
  readonly content: string
}

/** Reads a PDF written by the desk. Fails where text has no ToUnicode map. */
export async function readPdf(bytes: Uint8Array): Promise<{ pdf: PDFDocument; pages: ReadPage[] }> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  return { pdf, pages: pdf.getPages().map(readPage) }
}

function readPage(page: PDFPage): ReadPage {
  const resources = page.node.Resources()
  const fonts = resources?.lookupMaybe(PDFName.of('Font'), PDFDict)
  const maps = new Map<string, Map<string, string>>()
  for (const name of fonts?.keys() ?? []) {
    const font = fonts?.lookup(name, PDFDict)
    const toUnicode = font?.lookup(PDFName.of('ToUnicode'))
    maps.set(name.asString(), parseToUnicode(decoded(toUnicode)))
  }
  const contents = page.node.lookup(PDFName.of('Contents'), PDFArray)
  const content = contents
    .asArray()
    .map((_, index) => decoded(contents.lookup(index)))
    .join('\n')
  const lines = [...content.matchAll(/BT\n([\s\S]*?)\nET/g)].map(([, block = '']) =>
    [...block.matchAll(/(\/F\d+) \S+ Tf <([0-9a-f]*)> Tj/g)]
      .map(([, font = '', codes = '']) =>
        (codes.match(/.{4}/g) ?? []).map(code => maps.get(font)?.get(code) ?? '�'),
      )
      .map(characters => characters.join(''))
      .join(''),
  )
  const { width, height } = page.getSize()
  return {
    lines,
    text: lines.join('').replaceAll(/\s/gu, ''),
    images: resources?.lookupMaybe(PDFName.of('XObject'), PDFDict)?.keys().length ?? 0,
    width,
    height,
    content,
  }
}

function parseToUnicode(map: string): Map<string, string> {
  const result = new Map<string, string>()
  for (const [, code = '', units = ''] of map.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gm)) {
    const numbers = (units.match(/.{4}/g) ?? []).map(unit => Number.parseInt(unit, 16))
    result.set(code, String.fromCharCode(...numbers))
  }
  return result
}

function decoded(stream: unknown): string {
  if (!(stream instanceof PDFRawStream)) throw new TypeError('a stream was expected')
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
}
