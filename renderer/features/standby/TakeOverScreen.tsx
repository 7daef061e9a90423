import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Radio } from 'antd'
import { useState } from 'react'
import { type Outputs, refusalOf, useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { DoorScreen } from '../session/DoorScreen.tsx'
import { isTypingError, plainRecoveryKey, RecoveryKeyField } from '../setup/RecoveryKeyField.tsx'
import { RestoreDone } from '../setup/RestoreDone.tsx'
import { RestoreRunning } from '../setup/RestoreRunning.tsx'
import '../setup/restore.css'
import './standby.css'
import { texts } from './texts.ts'
import { errorOf } from './trouble.ts'

const askEvery = 400
const steps = ['step1', 'step2', 'step3', 'step4', 'step5', 'step6'] as const

interface TakeOverScreenProps {
  /** Null once this computer is no standby any more. */
  readonly view: Outputs['standby']['own']
  /** This screen stays although the desk is ready meanwhile, until its result was read. */
  onHold(hold: boolean): void
  onBack(): void
}

/** The main computer failed: what to do in which order, the recovery key, and the way to the desk that goes on. */
export function TakeOverScreen({ view, onHold, onBack }: TakeOverScreenProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const [which, setWhich] = useState(0)
  const [without, setWithout] = useState(false)
  const [begun, setBegun] = useState(false)
  const restoring = useQuery(
    trpc.backup.restoring.queryOptions(undefined, {
      meta: { live: false },
      staleTime: 0,
      refetchInterval: query => (query.state.data?.state === 'running' ? askEvery : false),
    }),
  )
  const look = () => client.invalidateQueries({ queryKey: trpc.backup.restoring.queryKey() })
  const start = useMutation(
    trpc.standby.takeOver.mutationOptions({
      onMutate: () => onHold(true),
      onSuccess: async () => {
        await look()
        setBegun(true)
      },
      onError: () => onHold(false),
    }),
  )
  const cancel = useMutation(trpc.backup.cancelRestore.mutationOptions({ onSettled: look }))
  const now = restoring.data
  if (now?.state === 'running')
    return (
      <DoorScreen title={t('takeOverTitle')} wide>
        <RestoreRunning view={now} cancel={() => cancel.mutate(undefined)} cancelling={cancel.isPending} />
      </DoorScreen>
    )
  if (now?.state === 'done') {
    const open = () => {
      onHold(false)
      client.resetQueries().catch(reportError)
    }
    return (
      <DoorScreen title={t('doneTitle')} wide>
        <RestoreDone result={now.result} onOpen={open} />
      </DoorScreen>
    )
  }
  const failure = start.error ?? (begun && now?.state === 'failed' ? errorOf(now) : null)
  const lacksFiles = refusalOf(failure)?.code === 'backup.filesMissing'
  const ready = plainRecoveryKey(typed) !== '' && !start.isPending
  return (
    <DoorScreen title={t('takeOverTitle')} wide>
      {view?.reached ? <StateTag tone="danger">{t('mainThere')}</StateTag> : null}
      <Lacking view={view} which={which} />
      <h2 className="restore-heading">{t('steps')}</h2>
      <ol className="standby-steps">
        {steps.map(step => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      <DeskForm
        className="door-form"
        label={t('takeOverTitle')}
        onSubmit={() => {
          if (ready) start.mutate({ recoveryKey: typed, which, withoutMissingFiles: without })
        }}
      >
        {view && view.copies.length > 1 ? (
          <Radio.Group
            aria-label={t('copies')}
            value={which}
            onChange={event => setWhich(Number(event.target.value))}
            options={[
              { value: 0, label: t('whichNewest') },
              { value: 1, label: t('whichBefore') },
            ]}
          />
        ) : null}
        <RecoveryKeyField
          value={typed}
          onChange={next => {
            setTyped(next)
            start.reset()
            setBegun(false)
          }}
          error={failure}
          autoFocus={false}
        />
        {lacksFiles || without ? (
          <Checkbox checked={without} onChange={event => setWithout(event.target.checked)}>
            {t('withoutFiles')}
          </Checkbox>
        ) : null}
        {isTypingError(failure) ? null : <ErrorNote error={failure} />}
        <Button
          type="primary"
          danger
          size="large"
          htmlType="submit"
          loading={start.isPending}
          disabled={!ready}
        >
          {t('start')}
        </Button>
        <Button
          size="large"
          type="text"
          onClick={() => {
            onHold(false)
            onBack()
          }}
          disabled={start.isPending}
        >
          {t('back')}
        </Button>
      </DeskForm>
    </DoorScreen>
  )
}

/** Until when the copy holds everything, and what may be missing since. */
function Lacking({ view, which }: Pick<TakeOverScreenProps, 'view'> & { readonly which: number }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const copy = view?.copies[which]
  if (!view || !copy) return null
  const until = which === 0 ? view.freshAt : copy.at
  return (
    <section>
      <h2 className="restore-heading">{t('asOf')}</h2>
      <p>{t('asOfFresh', { at: formatMoment(until ?? copy.at, language) })}</p>
      <h2 className="restore-heading">{t('lacking')}</h2>
      <p>{t('lackingText')}</p>
    </section>
  )
}
