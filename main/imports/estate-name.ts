const chineseCentre = /(?:驻场)?(?:(?:客户|客服|物业)?服务(?:中心|处|部)|客服(?:中心|部|台)|会所)$/
const englishCentre = /(?: (?:customer|owner))? (?:service (?:cent(?:re|er)|desk)|clubhouse)$/i

/** The estate's name in the name of its service centre: 碧水花园客户服务中心 serves 碧水花园. */
export function estateName(site: string): string {
  return site.trim().replace(chineseCentre, '').replace(englishCentre, '') || site
}
