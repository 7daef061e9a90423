import type { z } from 'zod'
import { callerPhone, caseDetail, caseNumbers } from '../cases/detail.ts'
import { caseTimeline } from '../cases/timeline.ts'
import type { CaseDetail } from '../contract/case-views.ts'
import { DeskError } from '../contract/errors.ts'
import { HqCaseKey } from '../contract/headquarters.ts'
import { maskPhone } from '../contract/masking.ts'
import type { CaseTimeline, OtherEntry } from '../contract/timeline.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { DeskCore } from '../desk/core.ts'
import { phonesOf } from '../people/queries.ts'
import { entriesBesideCase } from '../reports/timeline.ts'
import { requireOwn, siteOfCode } from './queries.ts'
import { readSiteData } from './site-data.ts'

/** A case of a site, read out of what headquarters holds of it; phones are masked. */
export interface HqCaseView {
  readonly site: { readonly id: string; readonly code: string; readonly name: string }
  readonly detail: CaseDetail
  /** As the site calls it; null where none was chosen, or it came too late to be listed. */
  readonly category: { readonly zh: string; readonly en: string } | null
  /** Contact sheets and callbacks about it, oldest first. */
  readonly beside: readonly OtherEntry[]
}

type Key = z.output<typeof HqCaseKey>

interface Found {
  readonly site: HqCaseView['site']
  readonly caseId: string
}

/** Errors: `hq.notHeadquarters`, `hq.siteUnknown`. */
function find(core: DeskCore, key: Key): Found {
  requireOwn(core.read)
  const [code = '', caseId = ''] = key.split('.')
  const site = siteOfCode(core.read, code)
  if (!site) throw new DeskError('hq.siteUnknown')
  return { site: { id: site.id, code: site.code, name: site.name }, caseId }
}

/** Errors: `hq.notHeadquarters`, `hq.siteUnknown`, `case.notFound`. */
export async function hqCase(core: DeskCore, key: Key): Promise<HqCaseView> {
  const { site, caseId } = find(core, key)
  const words = core.read.get<{ zh: string; en: string }>(
    'select category_zh as zh, category_en as en from hq_case where id=?',
    [key],
  )
  const category = words && words.zh !== '' ? words : null
  return await readSiteData(core, site.id, read => {
    const detail = caseDetail(read, caseId)
    const phone = detail.callerPhone ?? phoneOfPerson(read, detail.personId, maskPhone)
    return {
      site,
      detail: { ...detail, callerPhone: phone },
      category,
      beside: entriesBesideCase(read, caseId),
    }
  })
}

/** The story of a case, oldest first. Errors: as {@link hqCase}. */
export function hqCaseStory(
  core: DeskCore,
  { key, after, limit }: { readonly key: Key; readonly after: number; readonly limit: number },
): Promise<CaseTimeline> {
  const { site, caseId } = find(core, key)
  return readSiteData(core, site.id, read => caseTimeline(read, caseId, after, limit))
}

/** The number of a case, for the audit trail. Errors: as {@link hqCase}. */
export async function numberOfHqCase(core: DeskCore, key: Key): Promise<Found & { readonly number: string }> {
  const found = find(core, key)
  const number = await readSiteData(core, found.site.id, read =>
    caseNumbers(read, [found.caseId]).get(found.caseId),
  )
  if (number === undefined) throw new DeskError('case.notFound')
  return { ...found, number }
}

/** The whole phone of a case. Whoever shows it records the look first. Errors: as {@link hqCase}. */
export function phoneOfHqCase(core: DeskCore, key: Key): Promise<string | null> {
  const { site, caseId } = find(core, key)
  return readSiteData(core, site.id, read => {
    const { personId } = caseDetail(read, caseId)
    return callerPhone(read, caseId) ?? phoneOfPerson(read, personId, number => number)
  })
}

function phoneOfPerson(
  read: ReadDatabase,
  personId: string | null,
  shown: (number: string) => string,
): string | null {
  const number = personId === null ? undefined : phonesOf(read, personId)[0]?.number
  return number === undefined ? null : shown(number)
}
