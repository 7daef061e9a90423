import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { hostValue } from '../../../main/contract/host-capabilities.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import type { BackupOffer } from './RestoreScreen.tsx'
import { sizeText } from './size-text.ts'
import { texts } from './restore-texts.ts'

/** Whether a path begins at a root, on Windows or elsewhere. */
const isFullPath = (path: string) => /^([A-Za-z]:[\\/]|\\\\|\/)/.test(path)

/** The backups on what is plugged in, or at a place somebody names. */
export function RestoreFind({ onChoose }: { onChoose(offer: BackupOffer): void }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState<string>()
  const [wrong, setWrong] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const found = useQuery(
    trpc.backup.offers.queryOptions(place === undefined ? undefined : { place }, {
      meta: { live: false },
      staleTime: 0,
      placeholderData: () => undefined,
    }),
  )
  const lookAt = (folder: string) => {
    const path = folder.trim()
    setWrong(!isFullPath(path))
    if (!isFullPath(path)) return
    if (path === place) found.refetch().catch(reportError)
    else setPlace(path)
  }
  const chooseFolder = async () => {
    try {
      const { folder } = hostValue(
        (await window.deskHost?.chooseFolder({})) ?? { ok: true, value: { folder: null } },
      )
      if (folder === null) return
      setTyped(folder)
      lookAt(folder)
    } catch (error) {
      setFailure(error)
    }
  }
  const offers = found.data ?? []
  return (
    <>
      <p className="desk-soft">{t('intro')}</p>
      <div aria-live="polite">
        {found.isFetching ? <p className="desk-soft">{t('searching')}</p> : null}
        {!found.isFetching && offers.length === 0 && !found.error ? <p>{t('none')}</p> : null}
        <ErrorNote error={failure ?? found.error} />
      </div>
      {offers.length > 0 ? (
        <ul className="restore-offers" aria-label={t('found')}>
          {offers.map(offer => (
            <li key={offer.file}>
              <Offer offer={offer} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      ) : null}
      <DeskForm onSubmit={() => lookAt(typed)} className="door-form" label={t('look')}>
        <Field label={t('place')} hint={t('placeHint')} error={wrong ? t('placeWrong') : undefined}>
          {control => (
            <Input
              {...control}
              // Where nothing lies on a stick, the folder is what is asked for next.
              autoFocus
              size="large"
              value={typed}
              onChange={event => setTyped(event.target.value)}
              spellCheck={false}
              autoComplete="off"
              maxLength={1000}
            />
          )}
        </Field>
        <div className="secret-actions">
          {window.deskHost ? (
            <Button size="large" onClick={() => chooseFolder().catch(reportError)}>
              {t('choose')}
            </Button>
          ) : null}
          <Button size="large" htmlType="submit" disabled={typed.trim() === ''}>
            {t('look')}
          </Button>
          <Button
            size="large"
            type="text"
            onClick={() => (place === undefined ? found.refetch().catch(reportError) : setPlace(undefined))}
          >
            {t('again')}
          </Button>
        </div>
      </DeskForm>
    </>
  )
}

function Offer({ offer, onChoose }: { readonly offer: BackupOffer; onChoose(offer: BackupOffer): void }) {
  const t = useTexts(texts)
  const { problem, operations, files, databaseBytes } = offer
  return (
    <button type="button" disabled={problem !== null} onClick={() => onChoose(offer)}>
      <strong>
        {offer.site} <Time at={offer.createdAt} as="moment" />
      </strong>
      {problem === null ? (
        <span>{t('content', { operations, files, size: sizeText(databaseBytes) })}</span>
      ) : (
        <StateTag tone="overdue">{t(`problem.${problem}`)}</StateTag>
      )}
      <small>{offer.file}</small>
    </button>
  )
}
