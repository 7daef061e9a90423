import { CampaignListKind } from '../../../main/contract/callbacks.ts'
import { type OccupancyRole, PersonFilter, type TierName } from '../../../main/contract/people.ts'
import type { Inputs } from '../../app/api.ts'
import { filterOf, type ListAddress, readAddress } from '../cases/list/list-address.ts'

type CampaignList = Inputs['callbacks']['campaignPreview']['list']

/** What was chosen of a list; what belongs to another kind of list is kept in case somebody changes their mind. */
export interface Whom {
  readonly of: CampaignListKind
  readonly buildingId: string | null
  readonly tier: TierName | null
  readonly role: OccupancyRole | null
  /** The list of cases as its address says. */
  readonly cases: ListAddress
  /** Pasted rows. */
  readonly rows: string
}

/** Reads what a list of the program handed over: `?over=cases&state=closed`, `?over=people&tier=key`. */
export function whomOf(params: URLSearchParams): Whom {
  const of = CampaignListKind.safeParse(params.get('over'))
  const given = (name: 'buildingId' | 'tier' | 'role') => {
    const parsed = PersonFilter.safeParse({ [name]: params.get(name) ?? undefined })
    return parsed.success ? parsed.data : {}
  }
  const over = of.success ? of.data : 'people'
  return {
    of: over,
    buildingId: given('buildingId').buildingId ?? null,
    tier: given('tier').tier ?? null,
    role: given('role').role ?? (params.has('over') ? null : 'owner'),
    cases:
      over === 'cases'
        ? { ...readAddress(params), selected: undefined }
        : readAddress(new URLSearchParams('state=closed')),
    rows: '',
  }
}

/** The list as the desk takes it. */
export function listOf({ of, buildingId, tier, role, cases, rows }: Whom): CampaignList {
  const building = buildingId === null ? {} : { buildingId }
  switch (of) {
    case 'people':
      return {
        of,
        filter: { ...building, ...(tier === null ? {} : { tier }), ...(role === null ? {} : { role }) },
      }
    case 'units':
      return { of, filter: building }
    case 'cases':
      return { of, filter: filterOf(cases) }
    case 'pasted':
      return { of, rows }
  }
}
