import { useMutation } from '@tanstack/react-query'
import { App, Button, Checkbox, Input, Segmented } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { errorText, useTRPC } from '../../../app/api.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { useJob } from '../../../app/job.ts'
import { saveFrom } from '../../../app/save-from.ts'
import { useMay } from '../../../app/session.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import './take-away.css'
import { texts } from './texts.ts'

const Made = z.object({
  file: z.object({ name: z.string() }),
  papers: z.int(),
  left: z.int(),
  unprinted: z.int(),
})

/** The button that takes the whole file of a home away, with what must be said first. */
export function TakeFileAway({ unitId, number }: { readonly unitId: string; readonly number: string }) {
  const t = useTexts(texts)
  const may = useMay()
  const [open, setOpen] = useState(false)
  if (!may('export.run') || !may('document.read')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('take')}</Button>
      {open ? <TakeForm unitId={unitId} number={number} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

interface TakeFormProps {
  readonly unitId: string
  readonly number: string
  onClose(): void
}

function TakeForm({ unitId, number, onClose }: TakeFormProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const may = useMay()
  const { message } = App.useApp()
  const [purpose, setPurpose] = useState('')
  const [form, setForm] = useState<'zip' | 'pdf'>('zip')
  const [full, setFull] = useState(false)
  const [tried, setTried] = useState(false)
  const [jobId, setJobId] = useState<string>()
  const [failure, setFailure] = useState<unknown>(null)
  const start = useMutation(
    trpc.reports.unitFile.mutationOptions({
      onMutate: () => setFailure(null),
      onSuccess: started => setJobId(started.jobId),
      onError: setFailure,
    }),
  )
  const cancel = useMutation(trpc.jobs.cancel.mutationOptions({ onError: setFailure }))
  const save = async (id: string, result: unknown) => {
    const { file, papers, left, unprinted } = Made.parse(result)
    await saveFrom(`/files/job/${id}`, file.name)
    message.success(t('done', { papers }))
    if (left > 0) message.warning(t('left', { left }), 10)
    if (unprinted > 0) message.warning(t('unprinted', { unprinted }), 10)
    onClose()
  }
  const job = useJob(jobId, {
    onDone: result => {
      setJobId(undefined)
      if (jobId !== undefined) save(jobId, result).catch(setFailure)
    },
    onFailed: error => {
      setJobId(undefined)
      setFailure(error)
    },
    onCancelled: () => setJobId(undefined),
  })
  const missing = purpose.trim() === ''
  const submit = () => {
    setTried(true)
    if (!missing && !start.isPending) start.mutate({ unitId, language, purpose, masked: !full, form })
  }
  const close = () => {
    if (jobId === undefined) onClose()
    else cancel.mutate({ jobId }, { onError: error => message.error(errorText(error, language)) })
  }
  return (
    <Dialog title={t('title', { number })} footer={null} onCancel={close} destroyOnHidden>
      <p className="desk-soft">{t('explain')}</p>
      <DeskForm onSubmit={submit}>
        <Field
          label={t('purpose')}
          hint={t('purposeHint')}
          error={tried && missing ? t('purposeMissing') : undefined}
          required
        >
          {control => (
            <Input
              {...control}
              autoFocus
              maxLength={200}
              value={purpose}
              onChange={event => setPurpose(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('form')} hint={t(`formHint.${form}`)}>
          {() => (
            <Segmented<'zip' | 'pdf'>
              aria-label={t('form')}
              value={form}
              options={(['zip', 'pdf'] as const).map(value => ({ value, label: t(`form.${value}`) }))}
              onChange={setForm}
            />
          )}
        </Field>
        {may('person.unmask') ? (
          <Checkbox checked={full} onChange={event => setFull(event.target.checked)}>
            {t('full')}
          </Checkbox>
        ) : null}
        <ErrorNote error={failure} />
        <div className="take-away-buttons">
          <Button htmlType="submit" type="primary" loading={start.isPending || jobId !== undefined}>
            {t('start')}
          </Button>
          <Button onClick={close}>{t('cancel')}</Button>
          {jobId === undefined ? null : (
            <span role="status" className="desk-figures">
              {t('making', { done: job?.done ?? 0, of: job?.of ?? 0 })}
            </span>
          )}
        </div>
      </DeskForm>
    </Dialog>
  )
}
