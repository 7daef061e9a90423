import { Button } from 'antd'
import { useState } from 'react'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { homeTexts } from './home-texts.ts'

interface ReceiptFormProps {
  readonly visitId: string
  readonly postedOn: string
}

/** The owner has the notice since a day. */
export function ReceiptForm({ visitId, postedOn }: ReceiptFormProps) {
  const t = useTexts(homeTexts)
  const [today] = useState(() => formatDay(Date.now()))
  const [on, setOn] = useState(today)
  const receive = useCommand(useTRPC().handover.receiveNotice)
  const submit = () => {
    if (on !== '') receive.send({ visitId, on })
  }
  return (
    <DeskForm onSubmit={submit} className="handover-actions" label={t('receivedOn')}>
      <DateField aria-label={t('receivedOn')} value={on} min={postedOn} max={today} onChange={setOn} />
      <Button htmlType="submit" loading={receive.pending}>
        {t('noteReceipt')}
      </Button>
      <ErrorNote error={receive.error} />
    </DeskForm>
  )
}
