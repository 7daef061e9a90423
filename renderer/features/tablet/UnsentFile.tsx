import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { type Device, writing } from '../../offline/device.ts'
import { happenedAtOf } from '../../offline/sending.ts'
import { newCode, readUnsent, writeUnsent } from '../../offline/unsent-file.ts'
import { texts } from './texts.ts'

interface UnsentFileProps {
  readonly device: Device
  readonly staffId: string
  readonly waiting: number
}

/** Where this device cannot reach the desk any more, another one brings what it recorded. */
export function UnsentFile({ device, staffId, waiting }: UnsentFileProps) {
  const t = useTexts(texts)
  const [open, setOpen] = useState<'write' | 'read'>()
  const close = () => setOpen(undefined)
  return (
    <div className="tablet-actions">
      {waiting > 0 ? <Button onClick={() => setOpen('write')}>{t('file.write')}</Button> : null}
      <Button onClick={() => setOpen('read')}>{t('file.read')}</Button>
      {open === 'write' ? <Write device={device} staffId={staffId} onClose={close} /> : null}
      {open === 'read' ? <Read device={device} onClose={close} /> : null}
    </div>
  )
}

interface WriteProps {
  readonly device: Device
  readonly staffId: string
  onClose(): void
}

function Write({ device: { store, clockOffset }, staffId, onClose }: WriteProps) {
  const t = useTexts(texts)
  const [code] = useState(newCode)
  const [busy, setBusy] = useState(false)
  const [written, setWritten] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const write = async () => {
    const at = { now: Date.now, clockOffset }
    const file = await writing(() => writeUnsent(store, staffId, code, item => happenedAtOf(item, at)))
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = `unsent-${new Date().toISOString().slice(0, 16).replaceAll(/\D/g, '')}.desk-unsent`
    link.click()
    // The browser has begun to save it by then.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    setWritten(true)
  }
  return (
    <Dialog title={t('file.write')} onCancel={onClose} footer={null}>
      <p>{t('file.writeHow')}</p>
      <p className="tablet-code desk-figures">{code}</p>
      <p>{t('file.codeHow')}</p>
      <ErrorNote error={failure} />
      {written ? <p role="status">✓ {t('file.written')}</p> : null}
      <div className="tablet-foot">
        <Button
          type="primary"
          size="large"
          loading={busy}
          onClick={() => {
            setBusy(true)
            write()
              .then(() => setFailure(null), setFailure)
              .finally(() => setBusy(false))
          }}
        >
          {t('file.save')}
        </Button>
      </div>
    </Dialog>
  )
}

function Read({ device: { store, outbox }, onClose }: { readonly device: Device; onClose(): void }) {
  const t = useTexts(texts)
  const picker = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File>()
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [entries, setEntries] = useState<number>()
  const [failure, setFailure] = useState<unknown>(null)
  const read = async (chosen: File) => {
    const taken = await writing(() => readUnsent(store, chosen, code))
    await outbox.refresh()
    outbox.heard()
    setEntries(taken.entries)
  }
  const submit = () => {
    if (!file || code.trim() === '') return
    setBusy(true)
    read(file)
      .then(() => setFailure(null), setFailure)
      .finally(() => setBusy(false))
  }
  return (
    <Dialog title={t('file.read')} onCancel={onClose} footer={null}>
      <p>{t('file.readHow')}</p>
      <DeskForm onSubmit={submit} className="tablet-form" label={t('file.read')}>
        <input
          ref={picker}
          type="file"
          accept=".desk-unsent"
          hidden
          onChange={({ target }) => {
            setFile(target.files?.[0])
            setEntries(undefined)
          }}
        />
        <Button size="large" onClick={() => picker.current?.click()}>
          {file?.name ?? t('file.choose')}
        </Button>
        <Field label={t('file.code')}>
          {control => (
            <Input
              {...control}
              size="large"
              maxLength={40}
              autoComplete="off"
              value={code}
              onChange={event => setCode(event.target.value)}
            />
          )}
        </Field>
        <ErrorNote error={failure} />
        {entries === undefined ? null : <p role="status">✓ {t('file.taken', { count: entries })}</p>}
        <div className="tablet-foot">
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            loading={busy}
            disabled={!file || code.trim() === ''}
          >
            {t('file.take')}
          </Button>
        </div>
      </DeskForm>
    </Dialog>
  )
}
