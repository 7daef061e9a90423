import { useMutation } from '@tanstack/react-query'
import { Button, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { hostValue } from '../../../main/contract/host-capabilities.ts'
import {
  type BundleContent,
  bundleContents,
  ExportResult,
  largestParcel,
} from '../../../main/contract/sync.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useJob } from '../../app/job.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { ExportProgress } from './ExportProgress.tsx'
import { useRefreshSync } from './refresh.ts'
import { texts } from './texts.ts'
import { Written } from './Written.tsx'

const sizes = [
  ['part.large', largestParcel],
  ['part.medium', 100_000_000],
  ['part.mail', 20_000_000],
  ['part.small', 5_000_000],
] as const

/** Writes what headquarters has not confirmed: what of it, in files of which size, and where to. */
export function SendPart() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const refresh = useRefreshSync()
  const [content, setContent] = useState<BundleContent>('everything')
  const [parcelBytes, setParcelBytes] = useState<number>(largestParcel)
  const [typed, setTyped] = useState<string>()
  const [jobId, setJobId] = useState<string>()
  const [written, setWritten] = useState<{ readonly jobId: string; readonly result: ExportResult }>()
  const [failure, setFailure] = useState<unknown>(null)
  const begin = useMutation(
    trpc.sync.export.mutationOptions({
      onMutate: () => {
        setFailure(null)
        setWritten(undefined)
      },
      onSuccess: ({ jobId: started }) => {
        setTyped(undefined)
        setJobId(started)
      },
      onError: setFailure,
    }),
  )
  const end = () => {
    setJobId(undefined)
    refresh()
  }
  const view = useJob(jobId, {
    onDone: result => {
      if (jobId !== undefined) setWritten({ jobId, result: ExportResult.parse(result) })
      end()
    },
    onFailed: error => {
      setFailure(error)
      end()
    },
    onCancelled: end,
  })
  const stop = useMutation(trpc.jobs.cancel.mutationOptions({ onError: setFailure }))
  const write = (folder: string | null) => begin.mutate({ content, parcelBytes, folder })
  const toFolder = async () => {
    if (!window.deskHost) return setTyped('')
    try {
      const { folder } = hostValue(await window.deskHost.chooseFolder({}))
      if (folder !== null) write(folder)
    } catch (error) {
      setFailure(error)
    }
  }
  const inWindow = window.deskHost !== undefined
  return (
    <section className="settings-part" aria-label={t('send')}>
      <h2>{t('send')}</h2>
      <p className="desk-soft">{t('sendHint')}</p>
      <fieldset className="sync-choice" disabled={jobId !== undefined}>
        <legend>{t('content')}</legend>
        <Radio.Group value={content} onChange={event => setContent(chosenContent(event.target.value))}>
          {bundleContents.map(one => (
            <Radio key={one} value={one}>
              {t(`content.${one}`)}
              <span className="desk-soft sync-choice-hint">{t(`contentHint.${one}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <Field label={t('part')}>
        {control => (
          <Select
            {...control}
            className="sync-part"
            value={parcelBytes}
            disabled={jobId !== undefined}
            onChange={setParcelBytes}
            options={sizes.map(([label, value]) => ({ value, label: t(label) }))}
          />
        )}
      </Field>
      {jobId !== undefined ? (
        <ExportProgress done={view?.done ?? 0} of={view?.of ?? 0} onCancel={() => stop.mutate({ jobId })} />
      ) : (
        <div className="settings-buttons">
          {inWindow ? null : (
            <Button type="primary" loading={begin.isPending} onClick={() => write(null)}>
              {t('toFetch')}
            </Button>
          )}
          <Button
            type={inWindow ? 'primary' : 'default'}
            loading={begin.isPending}
            onClick={() => toFolder().catch(reportError)}
          >
            {t(inWindow ? 'toStick' : 'toFolder')}
          </Button>
        </div>
      )}
      {typed === undefined ? null : (
        <DeskForm
          className="settings-form"
          label={t('toFolder')}
          onSubmit={() => (typed.trim() === '' ? undefined : write(typed.trim()))}
        >
          <Field label={t('folder')} hint={t('folderHint')}>
            {control => (
              <Input
                {...control}
                autoFocus
                spellCheck={false}
                maxLength={1000}
                value={typed}
                onChange={event => setTyped(event.target.value)}
              />
            )}
          </Field>
          <div className="settings-buttons">
            <Button htmlType="submit" type="primary" loading={begin.isPending} disabled={typed.trim() === ''}>
              {t('write')}
            </Button>
            <Button type="text" onClick={() => setTyped(undefined)}>
              {t('cancel')}
            </Button>
          </div>
        </DeskForm>
      )}
      <ErrorNote error={failure} />
      {written ? <Written {...written} /> : null}
    </section>
  )
}

const chosenContent = (value: unknown): BundleContent =>
  bundleContents.find(one => one === value) ?? 'everything'
