import { Button, Input } from 'antd'
import { useState } from 'react'
import type { RouteCard } from '../../../main/contract/handover-day.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { useAttaching } from '../cases/files/useAttaching.ts'
import { Files } from '../registers/Files.tsx'
import { SignaturePad } from '../registers/SignaturePad.tsx'
import { dayTexts } from './day-texts.ts'
import { useAttachTo } from './PapersPart.tsx'

/** Who signed, drawn here; nobody signs without a name. */
export function SignPart({ card, works }: { readonly card: RouteCard; readonly works: boolean }) {
  const t = useTexts(dayTexts)
  const trpc = useTRPC()
  const attach = useAttachTo(card.id)
  const attaching = useAttaching()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState(card.came ?? card.personName ?? '')
  const [drawing, setDrawing] = useState<File | null>(null)
  const [tried, setTried] = useState(false)
  const sign = useCommand(trpc.handover.sign)
  const stroke = useStroke(sign, {
    now: { signedBy: card.signedBy },
    open,
    says: input => ({ signedBy: input.name }),
    onTake: () => setOpen(false),
  })
  const missing = name.trim() === '' || drawing === null
  const submit = () => {
    setTried(true)
    if (missing) return
    const fileId = newId()
    attaching.add([drawing], attach('signature', fileId)).then(
      () => stroke.send({ visitId: card.id, fileId, name: name.trim() }, () => setOpen(false)),
      () => undefined,
    )
  }
  return (
    <section>
      <h3>{t('sign')}</h3>
      {card.signedBy === null ? null : <p>✓ {t('signedBy', { name: card.signedBy })}</p>}
      <Files label={t('sign')} files={card.files.filter(({ part }) => part === 'signature')} />
      {works && !open ? (
        <Button size="small" onClick={() => setOpen(true)}>
          {t(card.signedBy === null ? 'sign' : 'signAgain')}
        </Button>
      ) : null}
      {open ? (
        <DeskForm onSubmit={submit} className="handover-form" label={t('sign')}>
          <Input
            autoFocus
            aria-label={t('signName')}
            placeholder={t('signName')}
            maxLength={120}
            value={name}
            onChange={event => setName(event.target.value)}
          />
          <SignaturePad label={t('sign')} onChange={setDrawing} />
          {tried && missing ? (
            <p role="alert" className="field-error">
              {t('signMissing')}
            </p>
          ) : null}
          <ErrorNote error={attaching.error} />
          <StrokeNote stroke={stroke} thing={card} label={() => t('signName')} />
          <div className="handover-actions">
            <Button type="primary" htmlType="submit" loading={attaching.busy || stroke.pending}>
              {t('signNow')}
            </Button>
            <Button type="text" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
          </div>
        </DeskForm>
      ) : null}
    </section>
  )
}
