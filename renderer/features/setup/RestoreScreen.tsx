import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { DeskError, isErrorCode } from '../../../main/contract/errors.ts'
import { type Outputs, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { DoorScreen } from '../session/DoorScreen.tsx'
import { RestoreDone } from './RestoreDone.tsx'
import { RestoreFind } from './RestoreFind.tsx'
import { RestoreKey } from './RestoreKey.tsx'
import { RestoreRunning } from './RestoreRunning.tsx'
import { texts } from './restore-texts.ts'
import './restore.css'

/** A backup as the empty desk found it. */
export type BackupOffer = Outputs['backup']['offers'][number]

/** Between two looks at a restore, in milliseconds. */
const askEvery = 400

interface RestoreScreenProps {
  /** This screen stays although the desk is ready meanwhile, until its result was read. */
  onHold(hold: boolean): void
  onBack(): void
}

/** A new computer: find the backup, type the recovery key, watch it come back, read what came back. */
export function RestoreScreen({ onHold, onBack }: RestoreScreenProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useQueryClient()
  const [offer, setOffer] = useState<BackupOffer>()
  const [typed, setTyped] = useState('')
  const [begun, setBegun] = useState(false)
  const view = useQuery(
    trpc.backup.restoring.queryOptions(undefined, {
      meta: { live: false },
      staleTime: 0,
      refetchInterval: query => (query.state.data?.state === 'running' ? askEvery : false),
    }),
  )
  const look = () => client.invalidateQueries({ queryKey: trpc.backup.restoring.queryKey() })
  const start = useMutation(
    trpc.backup.restore.mutationOptions({
      onMutate: () => onHold(true),
      onSuccess: async () => {
        // An answer of before would tell how the try before ended.
        await look()
        setBegun(true)
      },
      onError: () => onHold(false),
    }),
  )
  const cancel = useMutation(trpc.backup.cancelRestore.mutationOptions({ onSettled: look }))
  const now = view.data

  if (view.isPending) return <Loading rows={4} />
  if (now?.state === 'running') {
    return (
      <DoorScreen title={t('running')} wide>
        <RestoreRunning view={now} cancel={() => cancel.mutate(undefined)} cancelling={cancel.isPending} />
        <ErrorNote error={view.error ?? cancel.error} />
      </DoorScreen>
    )
  }
  if (now?.state === 'done') {
    const open = () => {
      onHold(false)
      client.resetQueries().catch(reportError)
    }
    return (
      <DoorScreen title={t('done')} wide>
        <RestoreDone result={now.result} onOpen={open} />
      </DoorScreen>
    )
  }
  const failure = start.error ?? (begun && now?.state === 'failed' ? errorOf(now) : null)
  const back = () => {
    onHold(false)
    start.reset()
    setBegun(false)
    if (offer) setOffer(undefined)
    else onBack()
  }
  return (
    <DoorScreen title={t('title')} wide>
      {begun && now?.state === 'cancelled' ? <p role="status">{t('cancelled')}</p> : null}
      {offer ? (
        <RestoreKey
          offer={offer}
          typed={typed}
          error={failure}
          pending={start.isPending}
          onType={next => {
            setTyped(next)
            start.reset()
            setBegun(false)
          }}
          onRestore={order => start.mutate({ file: offer.file, ...order })}
        />
      ) : (
        <RestoreFind onChoose={setOffer} />
      )}
      <div>
        <Button size="large" type="text" onClick={back} disabled={start.isPending}>
          {t('back')}
        </Button>
      </div>
    </DoorScreen>
  )
}

function errorOf({ code, params }: Extract<Outputs['backup']['restoring'], { state: 'failed' }>): Error {
  return isErrorCode(code) ? new DeskError(code, params) : new Error(code)
}
