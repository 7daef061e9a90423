import { CheckCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useTexts } from '../../../app/i18n.ts'
import { texts } from './texts.ts'

interface VerifiedMarkProps {
  /** `2026-07-12`; null where it was not verified. */
  readonly on: string | null
  /** What is verified, for who cannot see where the button stands. */
  readonly what: string
  readonly disabled: boolean
  onVerify(verified: boolean): void
}

/** When a detail was verified; one press says that it is right as of today, another takes that back. */
export function VerifiedMark({ on, what, disabled, onVerify }: VerifiedMarkProps) {
  const t = useTexts(texts)
  if (on === null) {
    if (disabled) return null
    return (
      <Button
        size="small"
        type="link"
        aria-label={t('verifyWhat', { what })}
        title={t('verifyWhat', { what })}
        onClick={() => onVerify(true)}
      >
        {t('verify')}
      </Button>
    )
  }
  return (
    <Button
      size="small"
      type="text"
      disabled={disabled}
      icon={<CheckCircleFilled />}
      title={t('takeBackVerified')}
      onClick={() => onVerify(false)}
    >
      {t('verifiedOn', { day: on })}
    </Button>
  )
}
