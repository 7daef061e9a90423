import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { CallbackDetail } from '../../../main/contract/callback-views.ts'
import { errorText, useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import '../cases/cases.css'
import './callbacks.css'
import { CallFacts } from './CallFacts.tsx'
import { CallForm } from './CallForm.tsx'
import { readAddress } from './list-address.ts'
import { texts } from './texts.ts'
import { type Recorded, useCall } from './useCall.ts'

/** Twenty calls in a row without the mouse: who, what was done, number keys, words, Enter; each call is saved at once. */
export function CallsPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const language = useLanguage()
  const { plan, campaignId } = readAddress(useSearchParams()[0])
  const [passed, setPassed] = useState<ReadonlySet<string>>(new Set())
  const [recorded, setRecorded] = useState<readonly Recorded[]>([])
  const { data, error, refetch } = useQuery(
    trpc.callbacks.queue.queryOptions({
      ...(plan === undefined ? {} : { plan }),
      ...(campaignId === undefined ? {} : { campaignId }),
      limit: 50,
    }),
  )
  const takeBack = useCommand(trpc.callbacks.takeBack)
  const waiting = data?.calls.filter(call => !passed.has(call.id)) ?? []
  const [current] = waiting
  const pass = (id: string) => setPassed(before => new Set(before).add(id))
  const undo = async () => {
    const last = recorded.at(-1)
    if (!last || takeBack.pending) return
    try {
      await takeBack.run({ callbackId: last.callbackId, attemptId: last.attemptId })
    } catch (refused) {
      message.error(errorText(refused, language))
      return
    }
    setRecorded(before => before.slice(0, -1))
    // Everybody before waits again behind the one whose entry was taken back.
    setPassed(before => new Set([...before].filter(id => id !== last.callbackId)))
    message.info(t('undone'))
  }
  const undoLast = () => {
    undo().catch(reportError)
  }
  useHotkey({ keys: 'Z', label: t('keyUndo'), disabled: recorded.length === 0 }, undoLast)
  const progress = { done: recorded.length, left: waiting.length }
  return (
    <Page
      title={t('calls')}
      actions={
        <>
          <span className="desk-figures" role="status">
            {t(data?.more ? 'progressMore' : 'progress', progress)}
          </span>
          {recorded.length > 0 ? (
            <Button onClick={undoLast} loading={takeBack.pending}>
              {t('undoLast')} <KeyHint keys="Z" />
            </Button>
          ) : null}
        </>
      }
      aside={
        data && data.notMine > 0 ? (
          <span className="desk-soft">{t('others', { count: data.notMine })}</span>
        ) : undefined
      }
    >
      {current ? (
        <OneCall
          key={current.id}
          detail={current}
          onSkip={() => pass(current.id)}
          onRecorded={one => {
            setRecorded(before => [...before, one])
            pass(one.callbackId)
          }}
        />
      ) : error && !data ? (
        <ErrorState
          error={error}
          retry={() => {
            refetch().catch(() => undefined)
          }}
        />
      ) : data ? (
        <EmptyState
          text={t(passed.size > 0 ? 'allCalled' : 'nobodyToCall')}
          action={
            <>
              {data.calls.length > 0 ? (
                <Button onClick={() => setPassed(new Set())}>{t('again')}</Button>
              ) : null}{' '}
              <Link to="/callbacks">{t('toList')}</Link>
            </>
          }
        />
      ) : (
        <Loading rows={4} rowHeight={80} />
      )}
    </Page>
  )
}

function OneCall(props: {
  readonly detail: CallbackDetail
  onSkip(): void
  onRecorded(recorded: Recorded): void
}) {
  const t = useTexts(texts)
  const call = useCall(props.detail, props.onRecorded)
  useHotkey({ keys: 'S', label: t('keySkip') }, props.onSkip)
  return (
    <div className="call-page">
      <CallFacts detail={props.detail} />
      <CallForm detail={props.detail} call={call} next>
        <Button onClick={props.onSkip}>
          {t('skip')} <KeyHint keys="S" />
        </Button>
      </CallForm>
    </div>
  )
}
