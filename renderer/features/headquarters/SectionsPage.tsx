import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Link } from 'react-router'
import {
  type EditableSection,
  editableSections,
  sectionWords,
} from '../../../main/contract/profile-sections.ts'
import type { SiteSections } from '../../../main/contract/reference.ts'
import { useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import './headquarters.css'
import { sectionPath } from './paths.ts'
import { type SectionStanding, standingOf, standingTones } from './section-standing.ts'
import { sectionTexts } from './section-texts.ts'

/** Which settings of headquarters its sites go by. A row opens who has them. */
export function SectionsPage() {
  const t = useTexts(sectionTexts)
  const trpc = useTRPC()
  const word = useWord()
  const table = useRef<HTMLTableElement>(null)
  const found = useQuery(trpc.hqReference.overview.queryOptions())
  const move = (step: 1 | -1) => {
    const links = [...(table.current?.querySelectorAll<HTMLElement>('tbody a') ?? [])]
    const here = links.findIndex(link => link === document.activeElement)
    links[here === -1 ? 0 : Math.max(0, Math.min(links.length - 1, here + step))]?.focus()
  }
  useHotkey({ keys: 'J', label: t('section') }, () => move(1))
  useHotkey({ keys: 'K', label: t('section') }, () => move(-1))
  return (
    <Page title={t('title')} aside={<p className="desk-soft hq-hint">{t('hint')}</p>}>
      {found.error && !found.data ? (
        <ErrorState error={found.error} retry={found.refetch} />
      ) : !found.data ? (
        <Loading rows={10} />
      ) : (
        <div className="hq-scroll">
          <table ref={table} className="hq-table" aria-label={t('list')}>
            <thead>
              <tr>
                <th scope="col">{t('section')}</th>
                <th scope="col">{t('standing')}</th>
              </tr>
            </thead>
            <tbody>
              {editableSections.map(section => (
                <tr key={section}>
                  <td>
                    <Link to={sectionPath(section)}>
                      <strong>{word(sectionWords[section])}</strong>
                    </Link>
                  </td>
                  <td>
                    <Counts section={section} sites={found.data} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  )
}

const order: readonly SectionStanding[] = ['refused', 'waiting', 'leaving', 'sent', 'taken']

interface CountsProps {
  readonly section: EditableSection
  readonly sites: readonly SiteSections[]
}

function Counts({ section, sites }: CountsProps) {
  const t = useTexts(sectionTexts)
  const given = sites.flatMap(({ sections }) => sections.filter(one => one.section === section))
  if (given.length === 0) return <span className="desk-soft">{t('nobody')}</span>
  const old = given.filter(one => !one.current && !one.leaving).length
  return (
    <span className="hq-tags">
      {order.map(standing => {
        const count = given.filter(one => standingOf(one) === standing).length
        return count === 0 ? null : (
          <StateTag key={standing} tone={standingTones[standing]}>
            {t(`count.${standing}`, { count })}
          </StateTag>
        )
      })}
      {old === 0 ? null : <StateTag tone="dueSoon">{t('count.old', { count: old })}</StateTag>}
    </span>
  )
}
