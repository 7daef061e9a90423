import { CallbackState, CallbackWhen, CallbackWhose } from '../../../main/contract/callbacks.ts'
import { Id } from '../../../main/contract/values.ts'

/** Tabs of the list: parts of the open ones, those about one's own work among them, then how the others ended. */
export const callbackViews = [
  'overdue',
  'today',
  'now',
  'others',
  'planned',
  'done',
  'unreachable',
  'cancelled',
] as const
export type CallbackView = (typeof callbackViews)[number]

/** What the address of the list says, and the callback shown beside it. */
export interface CallbackListAddress {
  readonly view: CallbackView
  readonly plan: string | undefined
  readonly campaignId: string | undefined
  readonly whose: CallbackWhose | undefined
  readonly selected: string | undefined
}

/** Reads the address; parts that make no sense are left out, so that an old link still opens. */
export function readAddress(params: URLSearchParams): CallbackListAddress {
  const named = params.get('when') ?? params.get('state')
  const view = callbackViews.find(one => one === named)
  const plan = params.get('plan')
  const campaignId = Id.safeParse(params.get('campaign'))
  const whose = CallbackWhose.safeParse(params.get('whose'))
  const selected = Id.safeParse(params.get('callback'))
  return {
    view: view ?? 'today',
    plan: plan !== null && /^[a-z][a-z0-9-]{0,59}$/.test(plan) ? plan : undefined,
    campaignId: campaignId.success ? campaignId.data : undefined,
    whose: whose.success ? whose.data : undefined,
    selected: selected.success ? selected.data : undefined,
  }
}

/** The part of the address after the question mark, always in the same order. */
export function writeAddress({
  view,
  plan,
  campaignId,
  whose,
  selected,
}: CallbackListAddress): URLSearchParams {
  const params = new URLSearchParams()
  if (!CallbackState.safeParse(view).success) {
    if (view !== 'today') params.set('when', view)
  } else params.set('state', view)
  if (plan !== undefined) params.set('plan', plan)
  if (campaignId !== undefined) params.set('campaign', campaignId)
  if (whose !== undefined) params.set('whose', whose)
  if (selected !== undefined) params.set('callback', selected)
  return params
}

/** The filter of the desk for an address. */
export function filterOf({ view, plan, campaignId, whose }: CallbackListAddress) {
  const when = CallbackWhen.safeParse(view)
  const state = CallbackState.safeParse(view)
  return {
    ...(when.success ? { when: when.data } : {}),
    ...(state.success ? { state: state.data } : {}),
    ...(view === 'others'
      ? { when: 'due' as const, whose: 'others' as const }
      : whose === undefined
        ? {}
        : { whose }),
    ...(plan === undefined ? {} : { plan }),
    ...(campaignId === undefined ? {} : { campaignId }),
  }
}
