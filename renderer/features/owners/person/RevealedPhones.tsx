import { EyeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useCommand, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { texts } from './texts.ts'

interface RevealedPhonesProps {
  readonly personId: string
  readonly phones: readonly { readonly masked: string; readonly note: string | null }[]
}

/** Phones with their middle hidden; one press shows them all, and the look goes on the audit trail. */
export function RevealedPhones({ personId, phones }: RevealedPhonesProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const [full, setFull] = useState<readonly string[]>()
  const unmask = useCommand(trpc.people.unmask, {
    onSuccess: details => setFull(details.phones?.map(phone => phone.number)),
  })
  if (phones.length === 0) return null
  return (
    <div className="phones">
      {phones.map(({ masked, note }, index) => (
        // Two phones may look alike while masked; their place tells them apart.
        <span key={`${index}-${masked}`}>
          <span className="desk-figures">{full?.[index] ?? masked}</span>{' '}
          {note ? <small>{note}</small> : null}
        </span>
      ))}
      {full === undefined && may('person.unmask') ? (
        <Button
          type="text"
          size="small"
          icon={<EyeOutlined />}
          aria-label={t('showPhones')}
          title={t('showPhones')}
          loading={unmask.pending}
          onClick={() => unmask.send({ personId })}
        />
      ) : null}
      <ErrorNote error={unmask.error} />
    </div>
  )
}
