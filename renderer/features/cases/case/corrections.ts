import type { z } from 'zod'
import type { CaseDetail } from '../../../../main/contract/case-views.ts'
import type { CaseKind, CorrectCaseInput, Room } from '../../../../main/contract/cases.ts'
import { rooms } from '../../../../main/contract/cases.ts'
import type { WhoWhere } from '../../../components/WhoOrWhere.tsx'

/** What can be corrected, as the form holds it. */
export interface Correctable {
  readonly who: WhoWhere
  readonly kind: CaseKind
  readonly category: readonly string[]
  readonly emergency: boolean
  readonly room: z.infer<typeof Room> | null
  readonly place: string
  readonly text: string
  readonly wish: string
}

export type Corrections = z.input<typeof CorrectCaseInput>['changes']

export function correctable(detail: CaseDetail): Correctable {
  const { unitId, unitNumber, personId, personName, callerName } = detail
  return {
    who: {
      unit: unitId === null ? null : { unitId, number: unitNumber ?? '' },
      person: personId === null ? null : { personId, name: personName, phoneTail: null },
      // The phone is masked here, so it is only sent where somebody enters it anew.
      caller: personId === null && callerName !== null ? { name: callerName, phone: '' } : null,
    },
    kind: detail.kind,
    category: detail.category,
    emergency: detail.emergency,
    room: rooms.find(room => room === detail.room) ?? null,
    place: detail.place ?? '',
    text: detail.text ?? '',
    wish: detail.wish ?? '',
  }
}

/** Only what differs: a colleague's correction of something else stays. */
export function changesOf(before: Correctable, now: Correctable): Corrections {
  const name = now.who.caller?.name.trim() ?? ''
  const phone = now.who.caller?.phone.trim() ?? ''
  const unitId = now.who.unit?.unitId ?? null
  const personId = now.who.person?.personId ?? null
  return {
    ...(unitId === (before.who.unit?.unitId ?? null) ? {} : { unitId }),
    ...(personId === (before.who.person?.personId ?? null) ? {} : { personId }),
    ...(name === '' || name === before.who.caller?.name ? {} : { callerName: name }),
    ...(phone === '' ? {} : { callerPhone: phone }),
    ...(now.kind === before.kind ? {} : { kind: now.kind }),
    ...(now.category.join('/') === before.category.join('/') ? {} : { category: [...now.category] }),
    ...(now.emergency === before.emergency ? {} : { emergency: now.emergency }),
    ...(now.room === before.room ? {} : { room: now.room }),
    ...(now.place.trim() === before.place.trim() ? {} : { place: now.place }),
    ...(now.text.trim() === before.text.trim() || now.text.trim() === '' ? {} : { text: now.text }),
    ...(now.wish.trim() === before.wish.trim() ? {} : { wish: now.wish }),
  }
}
