import sharp from 'sharp'
import type { Chance } from './random.ts'

/** A drawn picture that stands for a photo: `name` is what a camera would call it. */
export interface DemoPicture {
  readonly name: string
  readonly bytes: Buffer
}

const width = 1200
const height = 900

/** Draws what owners photograph: stains, cracks, puddles and broken tiles. No people, no places. */
export async function drawPictures(chance: Chance, count: number): Promise<DemoPicture[]> {
  const pictures: DemoPicture[] = []
  for (let number = 0; number < count; number++) {
    const drawing = drawings[number % drawings.length] ?? stain
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawing(chance)}</svg>`
    const bytes = await sharp(Buffer.from(svg)).jpeg({ quality: 78 }).toBuffer()
    pictures.push({ name: `IMG_${1000 + chance.between(0, 8999)}.jpg`, bytes })
  }
  return pictures
}

type Drawing = (chance: Chance) => string

const wall = (colour: string) =>
  `<defs><linearGradient id="w" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${colour}"/><stop offset="1" stop-color="#b9b4aa"/></linearGradient><filter id="b"><feGaussianBlur stdDeviation="14"/></filter></defs><rect width="100%" height="100%" fill="url(#w)"/>`

const stain: Drawing = chance => {
  const spots = Array.from({ length: 9 }, () => {
    const x = chance.between(350, 850)
    const y = chance.between(60, 420)
    return `<ellipse cx="${x}" cy="${y}" rx="${chance.between(60, 190)}" ry="${chance.between(40, 130)}" fill="#8a6d3f" opacity="0.22" filter="url(#b)"/>`
  })
  const drops = Array.from({ length: 6 }, () => {
    const x = chance.between(400, 800)
    return `<rect x="${x}" y="${chance.between(380, 480)}" width="4" height="${chance.between(60, 300)}" rx="2" fill="#7a6547" opacity="0.45"/>`
  })
  return `${wall('#efeae0')}<rect y="0" width="100%" height="46" fill="#ddd6c8"/>${spots.join('')}${drops.join('')}`
}

const crack: Drawing = chance => {
  let x = chance.between(500, 700)
  const points = [`${x},60`]
  for (let y = 90; y < 840; y += chance.between(18, 42)) {
    x += chance.between(-26, 30)
    points.push(`${x},${y}`)
  }
  return `${wall('#f3f1ea')}<polyline points="${points.join(' ')}" fill="none" stroke="#4b453c" stroke-width="5" stroke-linejoin="round"/><polyline points="${points.join(' ')}" fill="none" stroke="#8b8376" stroke-width="14" opacity="0.3" filter="url(#b)"/>`
}

const tiles: Drawing = chance => {
  const broken = [chance.between(1, 4), chance.between(1, 3)] as const
  const cells: string[] = []
  for (let column = 0; column < 6; column++) {
    for (let row = 0; row < 5; row++) {
      const lifted = column === broken[0] && row === broken[1]
      cells.push(
        `<rect x="${column * 205}" y="${row * 185 - (lifted ? 12 : 0)}" width="198" height="178" fill="${lifted ? '#cfc4ae' : '#e4dccb'}" stroke="#a89f8d" stroke-width="3"/>`,
      )
    }
  }
  const x = broken[0] * 205
  const y = broken[1] * 185
  return `<rect width="100%" height="100%" fill="#9d9484"/>${cells.join('')}<path d="M${x + 10} ${y + 20} L${x + 90} ${y + 80} L${x + 70} ${y + 120} L${x + 188} ${y + 160}" stroke="#4d463a" stroke-width="5" fill="none"/>`
}

const puddle: Drawing = chance =>
  `${wall('#c9ccce')}<rect y="420" width="100%" height="480" fill="#8f9396"/><ellipse cx="${chance.between(450, 750)}" cy="690" rx="${chance.between(260, 420)}" ry="110" fill="#5f7482" opacity="0.8" filter="url(#b)"/><ellipse cx="620" cy="670" rx="150" ry="30" fill="#dfe8ec" opacity="0.5" filter="url(#b)"/><rect x="60" y="520" width="14" height="380" fill="#e8e4da" opacity="0.9"/><rect x="1120" y="520" width="14" height="380" fill="#e8e4da" opacity="0.9"/>`

const window: Drawing = chance => {
  const runs = Array.from({ length: 7 }, () => {
    const x = chance.between(330, 860)
    return `<rect x="${x}" y="640" width="${chance.between(6, 22)}" height="${chance.between(40, 210)}" rx="5" fill="#7d6a4c" opacity="0.35"/>`
  })
  return `${wall('#f1ede3')}<rect x="300" y="90" width="600" height="540" fill="#b8c9d6" stroke="#5c6166" stroke-width="22"/><rect x="592" y="90" width="18" height="540" fill="#5c6166"/><rect x="270" y="620" width="660" height="34" fill="#d5d0c5"/>${runs.join('')}`
}

const drawings: readonly Drawing[] = [stain, crack, window, tiles, puddle]
