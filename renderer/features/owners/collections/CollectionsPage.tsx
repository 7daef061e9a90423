import { useQuery } from '@tanstack/react-query'
import { App, Button, Select } from 'antd'
import { z } from 'zod'
import { attemptResultWords, type CollectionRow } from '../../../../main/contract/collections.ts'
import { Id } from '../../../../main/contract/values.ts'
import { useAddress } from '../../../app/address.ts'
import { useCommand, useTRPC } from '../../../app/api.ts'
import { errorText } from '../../../app/errors.ts'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Page } from '../../../components/Page.tsx'
import { StateTag } from '../../../components/StateTag.tsx'
import '../../../components/two-panes.css'
import { useUndo } from '../../../components/undo.tsx'
import { VirtualList } from '../../../components/VirtualList.tsx'
import { OwnersTabs } from '../OwnersTabs.tsx'
import { AskPanel } from './AskPanel.tsx'
import { CollectionForm } from './CollectionForm.tsx'
import './collections.css'
import { missingOf, wantedWords } from './missing.ts'
import { Progress } from './Progress.tsx'
import { TakeCollection } from './TakeCollection.tsx'
import { texts } from './texts.ts'

const Address = z.object({
  campaign: z.union([Id, z.literal('new')]).optional(),
  building: Id.optional(),
  person: Id.optional(),
})

/** Campaigns that complete what is known of owners: progress by building, then person by person. */
export function CollectionsPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const [{ campaign, building }, change] = useAddress(Address)
  const found = useQuery(trpc.collections.list.queryOptions())
  const starts = may('callback.campaign')
  const begin = () => change({ campaign: 'new', building: '', person: '' })
  useHotkey({ keys: 'N', label: t('new'), disabled: !starts }, begin)
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  const rows = found.data ?? []
  const chosen = campaign === 'new' ? undefined : (rows.find(one => one.id === campaign) ?? rows[0])
  const button = starts ? (
    <Button type="primary" onClick={begin}>
      {t('new')} <KeyHint keys="N" />
    </Button>
  ) : undefined
  return (
    <Page title={t('title')} aside={<OwnersTabs />} actions={campaign === 'new' ? undefined : button} fill>
      {campaign === 'new' && starts ? (
        <CollectionForm onDone={id => change({ campaign: id })} onCancel={() => change({ campaign: '' })} />
      ) : found.data === undefined ? (
        <Loading rows={6} />
      ) : chosen === undefined ? (
        <EmptyState text={t('empty')} action={button} />
      ) : (
        <div className="collection">
          <div className="collection-head">
            <Select
              aria-label={t('campaign')}
              style={{ minWidth: 260 }}
              value={chosen.id}
              options={rows.map(one => ({
                value: one.id,
                label: one.endedAt === null ? one.title : `${one.title} · ${t('ended')}`,
              }))}
              onChange={id => change({ campaign: id, building: '', person: '' })}
            />
            <Summary collection={chosen} />
            <TakeCollection collection={chosen} buildingId={building} />
          </div>
          {building === undefined ? (
            <Progress collection={chosen} onOpen={id => change({ building: id })} />
          ) : (
            <PeopleOf key={building} collection={chosen} buildingId={building} />
          )}
        </div>
      )}
    </Page>
  )
}

function Summary({ collection }: { readonly collection: CollectionRow }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const may = useMay()
  const { message } = App.useApp()
  const offerUndo = useUndo()
  const { id: collectionId } = collection
  const reopen = useCommand(trpc.collections.reopen, {
    onError: error => message.error(errorText(error, language)),
  })
  const end = useCommand(trpc.collections.end, {
    onSuccess: () => offerUndo(t('ended'), () => reopen.run({ collectionId })),
    onError: error => message.error(errorText(error, language)),
  })
  return (
    <>
      <span>{t('wanted', { what: wantedWords(collection.wants, language) })}</span>
      <span className="desk-figures">
        {t('until')} {collection.until}
      </span>
      {collection.late ? <StateTag tone="overdue">{t('late')}</StateTag> : null}
      {collection.endedAt === null ? null : <StateTag tone="off">{t('ended')}</StateTag>}
      {may('callback.campaign') ? (
        collection.endedAt === null ? (
          <Button onClick={() => end.send({ collectionId })}>{t('end')}</Button>
        ) : (
          <Button onClick={() => reopen.send({ collectionId })}>{t('reopen')}</Button>
        )
      ) : null}
    </>
  )
}

interface PeopleOfProps {
  readonly collection: CollectionRow
  readonly buildingId: string
}

/** Who lacks something in a building, one after the other. */
function PeopleOf({ collection, buildingId }: PeopleOfProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const [{ person }, change] = useAddress(Address)
  const { id: collectionId } = collection
  const found = useQuery(trpc.collections.people.queryOptions({ collectionId, buildingId }))
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={6} />
  const people = found.data
  const chosen = people.find(one => one.personId === person)
  const next = () => {
    const at = people.findIndex(one => one.personId === person)
    change({ person: people[at + 1]?.personId ?? person })
  }
  const back = (
    <Button size="small" onClick={() => change({ building: '', person: '' })}>
      {t('back')}
    </Button>
  )
  if (people.length === 0) return <EmptyState text={t('nobodyLacks')} action={back} />
  return (
    <div className={chosen ? 'collection-people collection-one' : 'collection-people'}>
      {back}
      <div className={chosen ? 'two-panes two-panes-open' : 'two-panes'}>
        <div className="two-panes-list">
          <VirtualList
            items={people}
            keyOf={one => one.personId}
            label={t('title')}
            rowHeight={56}
            selected={person}
            onSelect={one => change({ person: one.personId })}
            onOpen={one => change({ person: one.personId })}
            keyLabels={{ next: t('next'), previous: t('previous') }}
            render={one => (
              <div className="collection-line">
                <span>
                  <strong>{one.name ?? '—'}</strong> {one.units.map(({ number }) => number).join(' ')}
                </span>
                <span className="desk-soft">
                  {t('lacks', { what: missingOf(one, language) })}
                  {one.attempts[0] ? ` · ${attemptResultWords[one.attempts[0].result][language]}` : ''}
                </span>
              </div>
            )}
          />
        </div>
        <div className="two-panes-detail">
          {chosen ? (
            <>
              <Button size="small" className="two-panes-back" onClick={() => change({ person: '' })}>
                {t('backToList')}
              </Button>
              <AskPanel
                key={chosen.personId}
                collectionId={collectionId}
                person={chosen}
                open={collection.endedAt === null}
                onNoted={next}
              />
            </>
          ) : (
            <p className="two-panes-choose">{t('choose')}</p>
          )}
        </div>
      </div>
    </div>
  )
}
