import { EyeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { maskPhone } from '../app/format.ts'
import { useTexts } from '../app/i18n.ts'
import { texts } from './texts.ts'

interface MaskedPhoneProps {
  /** As the desk gave it, masked already or in full. */
  readonly phone: string
  /** Asks the desk for the full number; the look goes on the audit trail. Without it nothing can be revealed. */
  reveal?(): Promise<string>
}

/** A phone number with its middle hidden; one press shows it where the role may. */
export function MaskedPhone({ phone, reveal }: MaskedPhoneProps) {
  const t = useTexts(texts)
  const [full, setFull] = useState<string>()
  const [asking, setAsking] = useState(false)
  const show = async () => {
    if (!reveal) return
    setAsking(true)
    try {
      setFull(await reveal())
    } catch (error) {
      reportError(error)
    } finally {
      setAsking(false)
    }
  }
  return (
    <span className="desk-figures">
      {full ?? (phone.includes('*') ? phone : maskPhone(phone))}
      {reveal && full === undefined ? (
        <Button
          type="text"
          size="small"
          icon={<EyeOutlined />}
          aria-label={t('showPhone')}
          title={t('showPhone')}
          loading={asking}
          onClick={() => show().catch(reportError)}
        />
      ) : null}
    </span>
  )
}
