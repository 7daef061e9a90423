import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useState } from 'react'
import { type Outputs, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { DoorScreen } from '../session/DoorScreen.tsx'
import { ageText } from './age-text.ts'
import { SetAsidePart } from './SetAsidePart.tsx'
import './standby.css'
import { TakeOverScreen } from './TakeOverScreen.tsx'
import { texts } from './texts.ts'
import { errorOf } from './trouble.ts'

const lookEvery = 2_000

/** What this computer shows all day: whose copy it keeps, how old it is, what is wrong, and what to do then. */
export function StandbyScreen({ onHold }: { onHold(hold: boolean): void }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useQueryClient()
  const [takingOver, setTakingOver] = useState(false)
  const own = useQuery(
    trpc.standby.own.queryOptions(undefined, { meta: { live: false }, refetchInterval: lookEvery }),
  )
  const restoring = useQuery(trpc.backup.restoring.queryOptions(undefined, { meta: { live: false } }))
  const leave = useMutation(
    trpc.standby.leave.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: trpc.site.state.queryKey() }),
    }),
  )
  // A page that was loaded anew while the copy is made into a desk goes on watching it.
  if (takingOver || restoring.data?.state === 'running')
    return <TakeOverScreen view={own.data ?? null} onHold={onHold} onBack={() => setTakingOver(false)} />
  if (own.error && !own.data) return <ErrorState error={own.error} retry={own.refetch} />
  if (!own.data) return <Loading rows={6} />
  const { site, reached, main, heardAt, copies, trouble, fetching } = own.data
  return (
    <DoorScreen title={t('screenTitle')} wide>
      <p className="standby-site">{t('keeps', site)}</p>
      <Age view={own.data} />
      {fetching ? <Fetching fetching={fetching} /> : null}
      <Facts
        rows={[
          [
            t('main'),
            <StateTag key="reached" tone={reached ? 'done' : 'overdue'}>
              {t(reached ? 'reached' : 'notReached')}
            </StateTag>,
          ],
          ['', main],
          [t('heard'), heardAt === null ? t('never') : <Time key="heard" at={heardAt} />],
          ...copies.map(
            ({ file, at, operations, files }, index) =>
              [
                index === 0 ? t('copies') : '',
                <span key={file}>
                  <Time at={at} as="moment" /> · {t('copyOf', { operations, files })}
                </span>,
              ] as const,
          ),
        ]}
      />
      {trouble ? <ErrorNote error={errorOf(trouble)} /> : <p className="desk-soft">{t('noTrouble')}</p>}
      <div className="standby-buttons">
        <Button size="large" danger onClick={() => setTakingOver(true)} disabled={copies.length === 0}>
          {t('takeOver')}
        </Button>
        <ConfirmPopover
          question={t('leaveQuestion')}
          detail={t('leaveDetail')}
          verb={t('leave')}
          danger
          onConfirm={() => leave.mutate(undefined)}
        >
          <Button type="text">{t('leave')}</Button>
        </ConfirmPopover>
      </div>
      <ErrorNote error={leave.error} />
      <SetAsidePart />
    </DoorScreen>
  )
}

type View = NonNullable<Outputs['standby']['own']>

function Age({ view: { age, late } }: { readonly view: View }) {
  const t = useTexts(texts)
  return (
    <div className="standby-age" role="status" data-late={late ? '' : undefined}>
      {age === null ? (
        <strong>{t('ageNothing')}</strong>
      ) : (
        <>
          <span>{t('age')}</span>
          <strong>{ageText(age, t)}</strong>
          {late ? <StateTag tone="overdue">{t('late')}</StateTag> : null}
        </>
      )}
    </div>
  )
}

function Fetching({ fetching: { stage, done, of } }: { readonly fetching: NonNullable<View['fetching']> }) {
  const t = useTexts(texts)
  const share = of > 0 ? Math.min(100, Math.floor((done / of) * 100)) : 0
  return (
    <div>
      {t(`stage.${stage}`)}
      <Progress percent={share} status="active" aria-label={t(`stage.${stage}`)} />
    </div>
  )
}
