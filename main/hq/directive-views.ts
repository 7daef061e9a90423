import type { DirectiveRow, NeedRow } from '../contract/directives.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { DeskCore } from '../desk/core.ts'
import { directiveClosed, directiveGiven, needAnswered } from '../directives/operations.ts'
import { listDirectives, listNeeds } from '../directives/queries.ts'
import { todayOf } from '../site/queries.ts'
import { lettersIn, waitingDecisions } from './approvals.ts'
import { readSiteData } from './site-data.ts'

/** How far a message has gone: goes with the next receipt, stands in one, or the site's last bundle had it. */
export type Delivery = 'waiting' | 'sent' | 'arrived'

export interface SentDirective extends DirectiveRow {
  readonly delivery: Delivery
}

export interface SiteMessages {
  readonly directives: readonly SentDirective[]
  readonly needs: readonly NeedRow[]
  /** Ids of directives and needs about which something more waits for the next receipt. */
  readonly waiting: readonly string[]
}

/** Directives and needs of one site. Errors: `hq.siteUnknown`. */
export function siteMessages(core: DeskCore, hqSiteId: string): Promise<SiteMessages> {
  const outgoing = core.read.all<{
    type: string
    about: string
    at: number
    facts: string
    personal: string
  }>(
    'select type, aggregate_id as about, at, facts, personal from hq_outgoing where hq_site_id=? order by id desc',
    [hqSiteId],
  )
  const atSite = new Map(
    core.read
      .all<{ id: string; sequence: number }>('select id, sequence from hq_channel_end where hq_site_id=?', [
        hqSiteId,
      ])
      .map(({ id, sequence }) => [id, sequence]),
  )
  return readSiteData(core, hqSiteId, read => {
    const given = outgoing
      .filter(({ type }) => type === directiveGiven.type)
      .map((one): SentDirective => ({ ...asRow(read, one), delivery: 'waiting' }))
    const sent = listDirectives(read).map((one): SentDirective => {
      const from = placeOf(read, one.id)
      const hasIt = from !== undefined && (atSite.get(from.incarnation) ?? 0) >= from.sequence
      return { ...one, delivery: hasIt ? 'arrived' : 'sent' }
    })
    return {
      directives: [...given, ...sent],
      needs: listNeeds(read),
      waiting: outgoing.filter(({ type }) => type !== directiveGiven.type).map(({ about }) => about),
    }
  })
}

const placeOf = (read: ReadDatabase, directiveId: string) =>
  read.get<{ incarnation: string; sequence: number }>(
    'select incarnation, sequence from operation where aggregate_id=? and type=? limit 1',
    [directiveId, directiveGiven.type],
  )

/** A directive that stands in no channel yet, as it will be. */
function asRow(
  read: ReadDatabase,
  { about, at, facts, personal }: { about: string; at: number; facts: string; personal: string },
): DirectiveRow {
  const { kind, caseId, dueOn } = directiveGiven.facts.parse(JSON.parse(facts))
  const words = directiveGiven.personal.parse(JSON.parse(personal))
  const found =
    caseId === null
      ? undefined
      : read.get<{ number: string | null }>('select number from "case" where id=?', [caseId])
  return {
    id: about,
    kind,
    caseId,
    caseNumber: found?.number ?? null,
    ...words,
    dueOn,
    givenAt: at,
    acknowledgedAt: null,
    acknowledgedByName: null,
    answer: null,
    answeredAt: null,
    answeredByName: null,
    doneAt: null,
    doneByName: null,
    closedAt: null,
    closing: null,
  }
}

/** What is open with one site. */
export interface SiteStanding {
  readonly hqSiteId: string
  readonly code: string
  readonly name: string
  /** Directives that are neither done nor closed, and those of them whose day has passed. */
  readonly open: number
  readonly late: number
  /** Done by the site's word, and not closed here. */
  readonly done: number
  /** Needs and difficulties that are neither settled nor answered. */
  readonly needs: number
  /** Documents that wait for approval or a record and for a word of headquarters. */
  readonly letters: number
  /** Documents that were decided about, of which the site has not said that it knows. */
  readonly decided: number
}

/** What is open with each site that has sent something. */
export async function sitesMessages(core: DeskCore): Promise<SiteStanding[]> {
  const sites = core.read.all<{ id: string; code: string; name: string }>(
    'select s.id, s.code, s.name from hq_site s join hq_heard h on h.id=s.id order by s.code',
  )
  const today = todayOf(core.read, core.environment.now())
  const standing: SiteStanding[] = []
  for (const { id: hqSiteId, code, name } of sites) {
    // What waits for the next receipt was decided here.
    const said = core.read
      .all<{ about: string }>(
        'select aggregate_id as about from hq_outgoing where hq_site_id=? and type in (?, ?)',
        [hqSiteId, needAnswered.type, directiveClosed.type],
      )
      .map(({ about }) => about)
    const decisions = waitingDecisions(core.read, hqSiteId)
    const found = await readSiteData(core, hqSiteId, read => {
      const all = lettersIn(read, decisions)
      const letters = all.filter(({ decided }) => decided === null).length
      return { ...countIn(read, today, said), letters, decided: all.length - letters }
    })
    standing.push({ hqSiteId, code, name, ...found })
  }
  return standing
}

type Counts = Omit<SiteStanding, 'hqSiteId' | 'code' | 'name' | 'letters' | 'decided'>

const countIn = (read: ReadDatabase, today: string, said: readonly string[]): Counts => {
  const ids = JSON.stringify(said)
  return (
    read.get<Counts & Record<string, unknown>>(
      `select count(*) filter (where a.done_at is null) as open,
        count(*) filter (where a.done_at is null and d.due_on<?) as late,
        count(*) filter (where a.done_at is not null) as done,
        (select count(*) from need n where n.settled_at is null
          and n.id not in (select value from json_each(?))
          and not exists (select 1 from need_answer w where w.id=n.id)) as needs
      from directive d left join directive_answer a on a.id=d.id
      where d.closed_at is null and d.id not in (select value from json_each(?))`,
      [today, ids, ids],
    ) ?? { open: 0, late: 0, done: 0, needs: 0 }
  )
}
