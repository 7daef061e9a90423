import type { CaseDetail } from '../../../../main/contract/case-views.ts'
import { MaskedPhone } from '../../../components/Phone.tsx'
import { useCasePhone } from './useCasePhone.ts'

/** The number to call, masked; one press shows it where the role may. */
export function PhoneOf({ detail }: { readonly detail: CaseDetail }) {
  const { masked, reveal } = useCasePhone(detail)
  return masked === null ? '—' : <MaskedPhone phone={masked} {...(reveal ? { reveal } : {})} />
}
