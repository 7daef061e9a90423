import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { watchReasonText, watchRowName, type WatchRow } from '../../../main/contract/season-watch.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { RegisterForm, TextField } from '../registers/RegisterForm.tsx'
import { watchTexts } from './watch-texts.ts'

interface WatchPanelProps {
  readonly row: WatchRow
  readonly works: boolean
  onClose(): void
}

/** Why a home or a stack stands on the list, and what people decided about it. */
export function WatchPanel({ row, works, onClose }: WatchPanelProps) {
  const t = useTexts(watchTexts)
  const language = useLanguage()
  const forget = useCommand(useTRPC().seasonWatch.forget)
  const [removing, setRemoving] = useState(false)
  const name = watchRowName(row, language)
  const { decision } = row
  if (removing) return <RemoveForm row={row} name={name} onClose={() => setRemoving(false)} />
  return (
    <article className="reg-thing" aria-label={name}>
      <Button size="small" className="two-panes-back" onClick={onClose}>
        {t('back')}
      </Button>
      <header className="reg-head">
        <h2>{name}</h2>
        <span className="desk-figures">{t('weight', { weight: row.weight })}</span>
      </header>
      <ul>
        {row.reasons.map(reason => (
          <li key={reason.code}>
            {watchReasonText(reason, language)}{' '}
            <span className="desk-soft desk-figures">+{reason.weight}</span>
          </li>
        ))}
      </ul>
      {decision ? (
        <div className="contractor-card">
          <div className="reg-head">
            <StateTag tone={decision.kind === 'added' ? 'plain' : 'off'}>{t(decision.kind)}</StateTag>
            <span className="desk-soft">
              {t('byPeople', { name: decision.byName ?? '—', day: formatDay(decision.at) })}
            </span>
          </div>
          <div>{decision.reason ?? '—'}</div>
        </div>
      ) : null}
      <ErrorNote error={forget.error} />
      <div className="reg-actions">
        {row.unitId === null ? null : <Link to={`/units/${row.unitId}`}>{t('open')}</Link>}
        {works && decision?.kind !== 'removed' ? (
          <Button onClick={() => setRemoving(true)}>{t('remove')}</Button>
        ) : null}
        {works && decision ? (
          <Button loading={forget.pending} onClick={() => forget.send({ itemId: row.id })}>
            {t('forget')}
          </Button>
        ) : null}
      </div>
    </article>
  )
}

interface RemoveFormProps {
  readonly row: WatchRow
  readonly name: string
  onClose(): void
}

function RemoveForm({ row, name, onClose }: RemoveFormProps) {
  const t = useTexts(watchTexts)
  const remove = useCommand(useTRPC().seasonWatch.remove)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const missing = reason.trim() === ''
  const submit = () => {
    setTried(true)
    if (!missing && !remove.pending) remove.run({ itemId: row.id, reason }).then(onClose, () => undefined)
  }
  return (
    <RegisterForm
      label={t('removeHome', { name })}
      send={t('remove')}
      pending={remove.pending}
      error={remove.error}
      onSubmit={submit}
      onCancel={onClose}
    >
      <h2>{t('removeHome', { name })}</h2>
      <TextField
        label={t('reason')}
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={tried && missing ? t('reasonMissing') : undefined}
        required
        autoFocus
        placeholder={t('reasonKept')}
      />
    </RegisterForm>
  )
}
