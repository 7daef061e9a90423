import { DeskError } from '../../contract/errors.ts'
import type { Watch } from '../limits.ts'
import { isBuiltInDate, isDateFormat, zeroPadding } from '../numbers.ts'
import { xmlParser } from './xml.ts'
import type { XmlHandler } from './xml.ts'
import type { Budget, Package } from './package.ts'

export type NumberStyle = { date: boolean; padding: number | undefined }

export type WorkbookParts = {
  sheets: { name: string; hidden: boolean; part: string }[]
  date1904: boolean
  styles: NumberStyle[]
  sharedStrings: string | undefined
}

const maxSheets = 1000
const maxStyles = 100_000

async function parse(
  pack: Package,
  name: string,
  budget: Budget,
  watch: Watch,
  handler: XmlHandler,
): Promise<void> {
  const parser = xmlParser(name, handler)
  for await (const chunk of pack.text(name, budget, watch)) parser.write(chunk.text)
  parser.end()
}

/** A relationship's target as a part name: relative to the folder of `base`, or absolute. */
function resolveTarget(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const folder = base.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') folder.pop()
    else if (step !== '.' && step !== '') folder.push(step)
  }
  return folder.join('/')
}

type Relation = { type: string; target: string }

async function relations(
  pack: Package,
  part: string,
  budget: Budget,
  watch: Watch,
): Promise<Map<string, Relation>> {
  const found = new Map<string, Relation>()
  const slash = part.lastIndexOf('/')
  const name = `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`
  if (!pack.has(name)) return found
  await parse(pack, name, budget, watch, {
    open(tag, attributes) {
      const { Id, Target, Type } = attributes
      if (tag !== 'Relationship' || !Id || !Target || !Type || found.size > maxSheets * 4) return
      if (attributes['TargetMode'] === 'External') return
      found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target: resolveTarget(part, Target) })
    },
  })
  return found
}

async function mainPart(pack: Package, budget: Budget, watch: Watch): Promise<string> {
  for (const relation of (await relations(pack, '', budget, watch)).values()) {
    if (relation.type === 'officeDocument' && pack.has(relation.target)) return relation.target
  }
  if (pack.has('xl/workbook.xml')) return 'xl/workbook.xml'
  const names = [...pack.names()]
  const has = (pattern: RegExp): boolean => names.some(name => pattern.test(name))
  if (has(/^word\//)) throw new DeskError('tabular.unknownFormat', { what: 'Word' })
  if (has(/^ppt\//)) throw new DeskError('tabular.unknownFormat', { what: 'PowerPoint' })
  if (has(/^xl\/workbook\.bin$/)) throw new DeskError('tabular.unknownFormat', { what: 'Excel .xlsb' })
  if (has(/^content\.xml$/)) throw new DeskError('tabular.unknownFormat', { what: 'OpenDocument .ods' })
  throw new DeskError('tabular.unknownFormat', { what: 'ZIP' })
}

async function readStyles(pack: Package, name: string, budget: Budget, watch: Watch): Promise<NumberStyle[]> {
  const codes = new Map<number, string>()
  const styles: NumberStyle[] = []
  let inCellFormats = false
  await parse(pack, name, budget, watch, {
    open(tag, attributes) {
      if (tag === 'cellXfs') inCellFormats = true
      else if (tag === 'numFmt' && codes.size < maxStyles) {
        codes.set(Number(attributes['numFmtId']), (attributes['formatCode'] ?? '').slice(0, 1000))
      } else if (tag === 'xf' && inCellFormats && styles.length < maxStyles) {
        const id = Number(attributes['numFmtId'] ?? 0)
        const code = codes.get(id)
        styles.push({
          date: code === undefined ? isBuiltInDate(id) : isDateFormat(code),
          padding: code === undefined ? undefined : zeroPadding(code),
        })
      }
    },
    close(tag) {
      if (tag === 'cellXfs') inCellFormats = false
    },
  })
  return styles
}

/** Reads everything about a workbook but its cells: sheets in order, date system, number styles. */
export async function readWorkbookParts(pack: Package, budget: Budget, watch: Watch): Promise<WorkbookParts> {
  const main = await mainPart(pack, budget, watch)
  if (main.toLowerCase().endsWith('.bin'))
    throw new DeskError('tabular.unknownFormat', { what: 'Excel .xlsb' })
  const links = await relations(pack, main, budget, watch)
  const sheets: WorkbookParts['sheets'] = []
  let date1904 = false
  let root = true
  await parse(pack, main, budget, watch, {
    open(tag, attributes) {
      if (root && tag !== 'workbook') throw new DeskError('tabular.unknownFormat', { what: tag.slice(0, 30) })
      root = false
      if (tag === 'workbookPr') date1904 = /^(?:1|true)$/i.test(attributes['date1904'] ?? '')
      if (tag !== 'sheet' || sheets.length >= maxSheets) return
      const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? ''
      const link = links.get(id)
      // Chart sheets hold no cells.
      if (!link || link.type !== 'worksheet' || !pack.has(link.target)) return
      const state = attributes['state'] ?? 'visible'
      sheets.push({ name: attributes['name'] ?? '', hidden: state !== 'visible', part: link.target })
    },
  })
  const targetOf = (type: string): string | undefined =>
    [...links.values()].find(link => link.type === type && pack.has(link.target))?.target
  const stylePart = targetOf('styles')
  const styles = stylePart === undefined ? [] : await readStyles(pack, stylePart, budget, watch)
  return { sheets, date1904, styles, sharedStrings: targetOf('sharedStrings') }
}
