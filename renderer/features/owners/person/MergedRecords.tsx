import { App, Button } from 'antd'
import { Link } from 'react-router'
import { type Outputs, useCommand, useTRPC } from '../../../app/api.ts'
import { errorText } from '../../../app/errors.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { personPath } from '../../../app/paths.ts'
import { useMay } from '../../../app/session.ts'
import { ownerWords } from '../../../components/owner-words.ts'
import { Time } from '../../../components/Time.tsx'
import { texts } from './texts.ts'

/** Records that were merged into this person; the latest merge can be undone. */
export function MergedRecords({ file }: { readonly file: Outputs['people']['detail'] }) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const language = useLanguage()
  const trpc = useTRPC()
  const may = useMay()
  const { message, modal } = App.useApp()
  const unmerge = useCommand(trpc.people.unmerge, {
    onSuccess: () => {
      message.success(t('unmerged'))
    },
    onError: error => message.error(errorText(error, language)),
  })
  if (file.merged.length === 0) return null
  const mayUndo = may('person.merge') && file.mergedInto === null && !file.erased
  const ask = (mergedId: string, name: string) => {
    modal.confirm({
      title: t('unmergeAsk', { name }),
      okText: t('unmerge'),
      cancelText: t('cancel'),
      onOk: () => unmerge.send({ mergedId }),
    })
  }
  return (
    <section className="owner-panel">
      <header>
        <h2>{t('mergedRecords')}</h2>
      </header>
      <ul className="residents">
        {file.merged.map(({ personId, name, mergedAt }, index) => (
          <li key={personId} className="resident-head">
            <Link to={personPath(personId)}>{name ?? words('erased')}</Link>
            <span className="desk-soft desk-figures">
              <Time at={mergedAt} />
            </span>
            {mayUndo ? (
              <Button
                size="small"
                type="link"
                disabled={index > 0 || unmerge.pending}
                title={index > 0 ? t('unmergeLater') : t('unmerge')}
                onClick={() => ask(personId, name ?? words('erased'))}
              >
                {t('unmerge')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
