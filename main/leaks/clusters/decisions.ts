import type { SourceKind } from '../../contract/leak-clusters.ts'
import type { ClusterDecision } from './types.ts'

/** Reports that people hold together. */
export interface Block {
  /** The oldest decision that began it with its least report: only for telling blocks apart. */
  readonly key: string
  readonly reports: readonly string[]
  /** Reports it was told apart from. */
  readonly apart: ReadonlySet<string>
  readonly source: SourceKind | null
}

/** What people's decisions come to: for each report that any of them names, its block. */
export type Standing = ReadonlyMap<string, Block>

interface Growing {
  reports: Set<string>
  source: SourceKind | null
}

/**
 * Plays the decisions in their order (time, then id). `together` joins the whole blocks of its reports and forgets
 * what told them apart; `apart` takes its reports out into a block of their own, apart from those it names and from
 * what they leave behind; `named` is `together` with the kind of source.
 */
export function standingOf(decisions: Iterable<ClusterDecision>): Standing {
  const blocks = new Map<string, Growing>()
  const apart = new Map<string, Set<string>>()
  const tell = (one: string, other: string) => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = apart.get(from)
      if (known) known.add(to)
      else apart.set(from, new Set([to]))
    }
  }
  const ordered = [...decisions].sort(
    (one, other) => one.at - other.at || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0),
  )
  for (const decision of ordered) {
    if (decision.kind === 'apart') {
      const out = new Set(decision.reports)
      const left = new Set(decision.from.filter(id => !out.has(id)))
      for (const id of out) {
        const old = blocks.get(id)
        if (!old) continue
        old.reports.delete(id)
        for (const other of old.reports) if (!out.has(other)) left.add(other)
      }
      const block: Growing = { reports: out, source: null }
      for (const id of out) blocks.set(id, block)
      for (const one of out) for (const other of left) tell(one, other)
      continue
    }
    const all = new Set(decision.reports)
    let source: SourceKind | null = null
    for (const id of decision.reports) {
      const old = blocks.get(id)
      if (!old) continue
      source ??= old.source
      for (const other of old.reports) all.add(other)
    }
    const block: Growing = { reports: all, source: decision.kind === 'named' ? decision.source : source }
    for (const one of all) {
      blocks.set(one, block)
      for (const other of all) apart.get(one)?.delete(other)
    }
  }
  return finished(blocks, apart)
}

function finished(blocks: ReadonlyMap<string, Growing>, apart: ReadonlyMap<string, Set<string>>): Standing {
  const standing = new Map<string, Block>()
  const made = new Map<Growing, Block>()
  for (const [id, growing] of blocks) {
    let block = made.get(growing)
    if (!block) {
      const reports = [...growing.reports].sort()
      const from = new Set(reports.flatMap(report => [...(apart.get(report) ?? [])]))
      block = { key: reports[0] ?? id, reports, apart: from, source: growing.source }
      made.set(growing, block)
    }
    standing.set(id, block)
  }
  return standing
}

/** Reports whose standing differs. */
export function changedReports(before: Standing, after: Standing): Set<string> {
  const changed = new Set<string>()
  for (const [one, other] of [
    [before, after],
    [after, before],
  ] as const)
    for (const [id, block] of one) if (signature(block) !== signature(other.get(id))) changed.add(id)
  return changed
}

const signatures = new WeakMap<Block, string>()
function signature(block: Block | undefined): string {
  if (!block) return ''
  let text = signatures.get(block)
  if (text === undefined) {
    text = JSON.stringify([block.reports, [...block.apart].sort(), block.source])
    signatures.set(block, text)
  }
  return text
}
