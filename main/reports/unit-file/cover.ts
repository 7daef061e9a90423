import type { Language } from '../../contract/errors.ts'
import { renderListSheet } from '../../print/list-sheet.ts'
import { formatTime } from '../../print/format.ts'
import type { Site } from '../../site/queries.ts'
import type { ListedPaper } from './collect.ts'

const words = {
  zh: {
    title: (unit: string) => `${unit} 档案目录`,
    purpose: '用途',
    printedBy: '导出人',
    papers: '份数',
    masked: '电话已隐去；扫描件和照片为原件内容',
    full: '电话完整显示',
    lost: '（原件损坏或缺失，未包含）',
    columns: ['序号', '类别', '内容', '文件', '时间', '大小', 'SHA-256'],
    page: '页码',
    pages: (first: number, last: number) => (first === last ? `${first}` : `${first}–${last}`),
    unprintable: '不能打印，原件另取',
    tooMuch: '超出一个 PDF 的容量，原件另取',
  },
  en: {
    title: (unit: string) => `File of ${unit}`,
    purpose: 'For',
    printedBy: 'Made by',
    papers: 'Papers',
    masked: 'Phones are masked; scans and photos are as they were filed',
    full: 'Phones are shown in full',
    lost: '(damaged or missing, not included)',
    columns: ['No.', 'Part', 'Paper', 'File', 'Date', 'Size', 'SHA-256'],
    page: 'Page',
    pages: (first: number, last: number) => (first === last ? `${first}` : `${first}–${last}`),
    unprintable: 'cannot be printed; see the original',
    tooMuch: 'more than one PDF takes; see the original',
  },
} as const

export interface CoverFacts {
  readonly unit: string
  readonly purpose: string
  readonly masked: boolean
  readonly printedBy: string
  readonly printedAt: number
  readonly language: Language
  readonly site: Site | undefined
  checkpoint(): void
}

/**
 * The first sheet: what home, for whom, by whom, and every paper with its SHA-256, as PDF.
 *
 * @param front where all papers are one PDF: how many pages of it this cover takes; pages stand in place of files then
 */
export async function renderCover(
  facts: CoverFacts,
  papers: readonly ListedPaper[],
  front?: number,
): Promise<Uint8Array> {
  const { language, site, printedAt } = facts
  const t = words[language]
  const timeZone = site?.timeZone ?? 'Asia/Shanghai'
  return await renderListSheet(
    {
      title: t.title(facts.unit),
      filters: [
        `${t.purpose}: ${facts.purpose}`,
        `${t.printedBy}: ${facts.printedBy}`,
        `${t.papers}: ${papers.filter(({ sha256 }) => sha256 !== null).length}`,
        facts.masked ? t.masked : t.full,
      ],
      columns: t.columns.map((title, index) => ({
        title: index === 3 && front !== undefined ? t.page : title,
        align: index === 5 ? 'right' : 'left',
      })),
      rows: papers.map(({ part, title, path, at, bytes, sha256, printed }, index) => [
        String(index + 1),
        part,
        title,
        front === undefined ? path : pageText(printed, front, language),
        at === null ? '' : formatTime(at, timeZone, language),
        sha256 === null ? '' : kilobytes(bytes),
        // In groups, so that a line may end between them and a person can compare.
        sha256 === null ? t.lost : (sha256.match(/.{8}/g) ?? []).join(' '),
      ]),
      site: { ...site?.card, name: site?.card.name ?? '', hotlines: site?.card.hotlines ?? [] },
      timeZone,
      printedAt,
      printedBy: facts.printedBy,
    },
    { language, checkpoint: facts.checkpoint },
  )
}

function pageText(printed: ListedPaper['printed'], front: number, language: Language): string {
  const t = words[language]
  if (printed === undefined) return ''
  if (printed === 'unprintable') return t.unprintable
  if (printed === 'full') return t.tooMuch
  const first = front + printed.first
  return t.pages(first, first + printed.pages - 1)
}

/** In the form `sha256sum --check` reads, so that anybody can check the papers without the desk. */
export function checksumFile(papers: readonly ListedPaper[]): string {
  return papers.flatMap(({ sha256, path }) => (sha256 === null ? [] : [`${sha256}  ${path}\n`])).join('')
}

const kilobytes = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
