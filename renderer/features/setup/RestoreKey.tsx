import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { refusalOf } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Time } from '../../components/Time.tsx'
import { isTypingError, plainRecoveryKey, RecoveryKeyField } from './RecoveryKeyField.tsx'
import type { BackupOffer } from './RestoreScreen.tsx'
import { sizeText } from './size-text.ts'
import { texts } from './restore-texts.ts'

interface RestoreKeyProps {
  readonly offer: BackupOffer
  /** What was typed so far; it outlives a try that failed. */
  readonly typed: string
  readonly error: unknown
  readonly pending: boolean
  onType(typed: string): void
  onRestore(order: { recoveryKey: string; withoutMissingFiles: boolean }): void
}

/** What would come back, and the printed key that opens it. */
export function RestoreKey({ offer, typed, error, pending, onType, onRestore }: RestoreKeyProps) {
  const t = useTexts(texts)
  const [lacking, setLacking] = useState(false)
  const [without, setWithout] = useState(false)
  // Offered once it is known that files are missing, and from then on.
  if (!lacking && refusalOf(error)?.code === 'backup.filesMissing') setLacking(true)
  const ready = plainRecoveryKey(typed) !== '' && !pending
  const { operations, files, databaseBytes } = offer
  return (
    <>
      <h2 className="restore-heading">{t('chosen')}</h2>
      <Facts
        rows={[
          [t('site'), offer.site],
          [t('madeAt'), <Time key="at" at={offer.createdAt} as="moment" />],
          ['', t('content', { operations, files, size: sizeText(databaseBytes) })],
          [t('file'), offer.file],
        ]}
      />
      <p className="desk-soft">{t('lostAfter')}</p>
      <DeskForm
        onSubmit={() => {
          if (ready) onRestore({ recoveryKey: typed, withoutMissingFiles: without })
        }}
        className="door-form"
        label={t('title')}
      >
        <RecoveryKeyField value={typed} onChange={onType} error={error} />
        {lacking ? (
          <Checkbox checked={without} onChange={event => setWithout(event.target.checked)}>
            {t('withoutFiles')}
          </Checkbox>
        ) : null}
        {isTypingError(error) ? null : <ErrorNote error={error} />}
        <Button type="primary" size="large" htmlType="submit" loading={pending} disabled={!ready}>
          {t('restore')}
        </Button>
      </DeskForm>
    </>
  )
}
