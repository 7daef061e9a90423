import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { newId, useCommand, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { texts } from '../texts.ts'

interface SavedViewsProps {
  /** The filters as they stand in the address. */
  readonly query: string
  onOpen(query: string): void
}

const place = 'cases'

/** Filters under a name, for the person who saved them. */
export function SavedViews(props: SavedViewsProps) {
  const t = useTexts(texts)
  const [open, setOpen] = useState(false)
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <ViewList
          query={props.query}
          onOpen={query => {
            setOpen(false)
            props.onOpen(query)
          }}
        />
      }
    >
      <Button>{t('views')}</Button>
    </Popover>
  )
}

function ViewList({ query, onOpen }: SavedViewsProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const views = useQuery(trpc.views.list.queryOptions({ place }))
  const save = useCommand(trpc.views.save)
  const remove = useCommand(trpc.views.remove)
  const [name, setName] = useState('')
  const add = () => {
    if (name.trim() === '' || query === '') return
    save.send({ viewId: newId(), place, name: name.trim(), query })
    setName('')
  }
  const list = views.data ?? []
  return (
    <div className="case-views">
      <ErrorNote error={views.error ?? save.error ?? remove.error} />
      {list.length === 0 ? <p className="desk-soft">{t('viewsEmpty')}</p> : null}
      {list.map(view => (
        <div key={view.id} className="case-view-line">
          <Button type="text" onClick={() => onOpen(view.query)}>
            {view.name}
          </Button>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('removeView', { name: view.name })}
            title={t('removeView', { name: view.name })}
            onClick={() => remove.send({ viewId: view.id })}
          />
        </div>
      ))}
      {query === '' ? null : (
        <DeskForm onSubmit={add} className="case-view-new" label={t('saveView')}>
          <Input
            value={name}
            maxLength={60}
            aria-label={t('viewName')}
            placeholder={t('viewName')}
            onChange={event => setName(event.target.value)}
          />
          <Button htmlType="submit" disabled={name.trim() === ''} loading={save.pending}>
            {t('saveView')}
          </Button>
        </DeskForm>
      )}
    </div>
  )
}
