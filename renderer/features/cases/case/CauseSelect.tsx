import { Select } from 'antd'
import type { CaseDetail } from '../../../../main/contract/case-views.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { texts } from '../texts.ts'
import { useProfile } from '../useProfile.ts'

interface CauseSelectProps {
  readonly detail: Pick<CaseDetail, 'kind' | 'cause'>
  readonly value: string | null
  onChange(cause: string | null): void
}

/** Asks what caused it while it is resolved or closed, as long as nobody has said; a praise or a question has none. */
export function CauseSelect({ detail, value, onChange }: CauseSelectProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const profile = useProfile()
  if (detail.cause !== null || detail.kind === 'praise' || detail.kind === 'consultation') return null
  return (
    <Select
      className="composer-reason"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('causeOf')}
      placeholder={t('causeOf')}
      value={value}
      options={(profile?.causes ?? [])
        .filter(cause => cause.retired !== true)
        .map(cause => ({ value: cause.id, label: cause.name[language] }))}
      onChange={(cause: string | null | undefined) => onChange(cause ?? null)}
      popupMatchSelectWidth={false}
    />
  )
}
