import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { LineInput, LineView } from '../../../../main/contract/sync.ts'
import { useTRPC } from '../../../app/api.ts'
import { useCommand } from '../../../app/command.ts'
import { errorText, refusalOf } from '../../../app/errors.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import { texts } from '../texts.ts'
import { networkTexts } from './texts.ts'

/** What is said beside the field it is about. */
const located = ['sync.badAddress', 'sync.badProxy', 'sync.badCertificates'] as const
const times = [0, 30, 120, 720, 1_440] as const
/** Kilobytes a second; 0 without a limit. */
const rates = [0, 2_000, 500, 100, 25] as const

/** How headquarters is reached: its address, when by itself, how fast, and through what. */
export function LineForm({ line, onClose }: { readonly line: LineView; onClose(): void }) {
  const t = useTexts(networkTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const { address, proxy, certificates, bytesPerSecond, everyMinutes } = line
  const [input, setInput] = useState<LineInput>({
    address,
    proxy,
    certificates,
    bytesPerSecond,
    everyMinutes,
  })
  const save = useCommand(trpc.sync.setLine, {
    onSuccess: () => {
      message.success(t('saved'))
      onClose()
    },
  })
  const refused = refusalOf(save.error)?.code
  const isLocated = located.some(code => code === refused)
  const problem = (code: (typeof located)[number]) =>
    refused === code ? errorText(save.error, language) : null
  const put = (some: Partial<LineInput>) => setInput(before => ({ ...before, ...some }))
  const timeText = (minutes: number) => {
    const known = times.find(one => one === minutes)
    return known === undefined ? t('every.other', { minutes }) : t(`every.${known}`)
  }
  const rateText = (bytes: number) =>
    bytes === 0 ? t('rate.none') : t('rate.kb', { kb: Math.round(bytes / 1_000) })
  return (
    <DeskForm
      className="settings-form sync-line"
      label={t('network')}
      ctrlEnter
      onSubmit={() => save.send(input)}
    >
      <Field label={shared('address')} hint={t('addressHint')} error={problem('sync.badAddress')}>
        {control => (
          <Input
            {...control}
            autoFocus
            spellCheck={false}
            maxLength={300}
            value={input.address}
            onChange={event => put({ address: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('every')}>
        {control => (
          <Select
            {...control}
            value={input.everyMinutes}
            onChange={minutes => put({ everyMinutes: minutes })}
            options={withOwn(times, everyMinutes).map(value => ({ value, label: timeText(value) }))}
          />
        )}
      </Field>
      <Field label={t('rate')}>
        {control => (
          <Select
            {...control}
            value={input.bytesPerSecond}
            onChange={bytes => put({ bytesPerSecond: bytes })}
            options={withOwn(
              rates.map(kb => kb * 1_000),
              bytesPerSecond,
            ).map(value => ({ value, label: rateText(value) }))}
          />
        )}
      </Field>
      <Field label={t('proxy')} hint={t('proxyHint')} error={problem('sync.badProxy')}>
        {control => (
          <Input
            {...control}
            spellCheck={false}
            maxLength={300}
            value={input.proxy}
            onChange={event => put({ proxy: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('certificates')} hint={t('certificatesHint')} error={problem('sync.badCertificates')}>
        {control => (
          <Input.TextArea
            {...control}
            spellCheck={false}
            maxLength={60_000}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={input.certificates}
            onChange={event => put({ certificates: event.target.value })}
          />
        )}
      </Field>
      {isLocated ? null : <ErrorNote error={save.error} />}
      <div className="settings-buttons">
        <Button htmlType="submit" type="primary" loading={save.pending}>
          {t('save')}
        </Button>
        <Button type="text" onClick={onClose}>
          {shared('cancel')}
        </Button>
      </div>
    </DeskForm>
  )
}

/** What was chosen before is among what can be chosen. */
const withOwn = (usual: readonly number[], own: number): readonly number[] =>
  usual.includes(own) ? usual : [...usual, own]
