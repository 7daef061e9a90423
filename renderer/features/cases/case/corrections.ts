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

/** What the form would send of a case, whole: what {@link changesOf} compares and the desk merges. */
export function fieldsOf(form: Correctable, shownPhone: string | null) {
  return {
    unitId: form.who.unit?.unitId ?? null,
    personId: form.who.person?.personId ?? null,
    callerName: form.who.caller?.name ?? null,
    // Masked as long as nobody enters it anew.
    callerPhone: form.who.caller?.phone || shownPhone,
    kind: form.kind,
    category: form.category,
    emergency: form.emergency,
    room: form.room,
    place: form.place,
    text: form.text,
    wish: form.wish,
  }
}

/** The form with one of its fields as it stands elsewhere. */
export function takeField(form: Correctable, from: Correctable, field: string): Correctable {
  const { who } = form
  if (field === 'unitId') return { ...form, who: { ...who, unit: from.who.unit } }
  if (field === 'personId') return { ...form, who: { ...who, person: from.who.person } }
  if (field === 'callerName' || field === 'callerPhone')
    return { ...form, who: { ...who, caller: from.who.caller } }
  return { ...form, [field]: from[field as keyof Correctable] }
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
