import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { type Outputs, useTRPC } from '../../app/api.ts'
import { printPage } from '../../app/host.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { LaterList } from './LaterList.tsx'
import { isFilled, type Manager, ManagerFields, nobody } from './ManagerFields.tsx'
import { texts } from './texts.ts'

interface LaterPartProps {
  /** Of data that were set aside, which can be deleted too. */
  readonly setAside?: string
  /** There is something to list. */
  readonly lists?: boolean
}

/** What was entered here behind the copy: shown to a manager with the password, printed, or saved as a workbook. */
export function LaterPart({ setAside, lists = true }: LaterPartProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [manager, setManager] = useState<Manager>(nobody)
  const forget = () => setManager(({ login }) => ({ login, password: '' }))
  const show = useMutation(trpc.standby.showLater.mutationOptions({ onSuccess: forget }))
  const save = useMutation(
    trpc.standby.exportLater.mutationOptions({
      onSuccess: file => {
        forget()
        keep(file)
        message.success(t('exported'))
      },
    }),
  )
  const remove = useMutation(
    trpc.standby.deleteSetAside.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: trpc.standby.setAside.queryKey() }),
      onError: forget,
    }),
  )
  const pending = show.isPending || save.isPending || remove.isPending
  const ready = isFilled(manager) && !pending
  const order = { ...manager, language, setAside }
  return (
    <>
      <DeskForm
        className="door-form desk-screen-only"
        label={t('laterTitle')}
        onSubmit={() => {
          if (!ready || !lists) return
          save.reset()
          remove.reset()
          show.mutate(order)
        }}
      >
        <ManagerFields value={manager} onChange={setManager} />
        {lists ? <p className="desk-soft">{t('laterTrail')}</p> : null}
        <ErrorNote error={show.error ?? save.error ?? remove.error} />
        <div className="standby-buttons">
          {lists ? (
            <>
              <Button
                type="primary"
                size="large"
                htmlType="submit"
                loading={show.isPending}
                disabled={!ready}
              >
                {t('showList')}
              </Button>
              <Button
                size="large"
                loading={save.isPending}
                disabled={!ready}
                onClick={() => {
                  show.reset()
                  remove.reset()
                  save.mutate(order)
                }}
              >
                {t('export')}
              </Button>
            </>
          ) : null}
          {setAside === undefined ? null : (
            <ConfirmPopover
              question={t('asideQuestion')}
              detail={t('asideDetail')}
              verb={t('asideDelete')}
              danger
              onConfirm={() => {
                show.reset()
                save.reset()
                remove.mutate({ ...manager, setAside })
              }}
            >
              <Button size="large" type="text" danger loading={remove.isPending} disabled={!ready}>
                {t('asideDelete')}
              </Button>
            </ConfirmPopover>
          )}
        </div>
      </DeskForm>
      {show.data ? (
        <>
          <div className="standby-buttons desk-screen-only">
            <Button onClick={() => printPage().catch(reportError)}>{t('print')}</Button>
            <Button type="text" onClick={() => show.reset()}>
              {t('hideList')}
            </Button>
          </div>
          <LaterList entries={show.data} />
        </>
      ) : null}
    </>
  )
}

function keep({ name, bytes }: Outputs['standby']['exportLater']): void {
  const link = document.createElement('a')
  link.href = `data:application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;base64,${bytes}`
  link.download = name
  link.click()
}
