import { SaxesParser } from 'saxes'
import { DeskError } from '../../contract/errors.ts'

export type Attributes = Readonly<Record<string, string>>

export type XmlHandler = {
  open(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
}

/** `x:row` → `row`: some writers give the main namespace a prefix. */
function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/**
 * A streaming XML parser for parts of a workbook. Custom entities are never expanded and a DOCTYPE is refused
 * (`tabular.forbiddenXml`); anything not well formed is `tabular.damaged`.
 */
export function xmlParser(where: string, handler: XmlHandler): { write(text: string): void; end(): void } {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let failure: unknown
  parser.on('error', error => {
    failure ??= new DeskError('tabular.damaged', { where }, { cause: error })
  })
  parser.on('doctype', () => {
    failure ??= new DeskError('tabular.forbiddenXml', { where })
  })
  parser.on('opentag', tag => {
    if (failure === undefined) handler.open(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', tag => {
    if (failure === undefined) handler.close?.(localName(tag.name))
  })
  const onText = (text: string): void => {
    if (failure === undefined) handler.text?.(text)
  }
  parser.on('text', onText)
  parser.on('cdata', onText)
  const settle = (): void => {
    if (failure !== undefined) throw failure
  }
  return {
    write(text) {
      parser.write(text)
      settle()
    },
    end() {
      parser.close()
      settle()
    },
  }
}
