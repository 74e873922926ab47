// The words at the foot of the page and the accessibility statement, in Welsh.
import type { about as english } from "./about";

export const about: typeof english = {
  foot: "Am y dudalen hon",
  accessibility: "Datganiad hygyrchedd",
  close: "Cau",
  source: "Meddalwedd rydd o dan drwydded MIT yw Schoolgate.",
  draft: "Drafft. Mae’r ysgol sy’n cynnig y dudalen hon yn ychwanegu at bwy i ysgrifennu, a phryd y bydd rhywun yn ateb.",
  parts: [
    {
      title: "Pwy all ei defnyddio",
      text: "Rydym am i bawb mewn ysgol allu defnyddio’r dudalen hon: gyda llygoden, bys, y bysellfwrdd yn unig, darllenydd sgrin neu chwyddwr, mewn lliwiau golau neu dywyll, ac ar sgrin 320 picsel o led.",
    },
    {
      title: "I ba raddau y mae’n cydymffurfio",
      text: "Nod y dudalen yw bodloni’r Canllawiau Hygyrchedd Cynnwys Gwe, fersiwn 2.2, lefel AA. Nid oes neb o’r tu allan wedi’i phrofi, felly “cydymffurfio’n rhannol” a ddywedwn nes i rywun wneud.",
    },
    {
      title: "Sut y caiff ei phrofi",
      text: "Chwilir pob fersiwn am wallau gan axe-core mewn tri phorwr, yn olau ac yn dywyll, yn llydan ac yn gul, ac fe’i defnyddir o’r dechrau i’r diwedd gyda dim ond y bysellfwrdd. Mae hynny’n dod o hyd i lawer o wallau, ond nid pob un.",
    },
    {
      title: "Yr hyn y gwyddom ei fod yn anodd",
      text: "Ni all rhywun na all weld llun ddweud pwy sydd ynddo: mae’r dudalen yn dweud ble mae pob wyneb a pha mor fawr ydyw, ond rhaid i rywun sy’n gweld enwi’r bobl. Mae angen sgrin lydan ar gyfer dau lun ochr yn ochr; ar un gul maen nhw un o dan y llall.",
    },
    {
      title: "Os nad yw rhywbeth yn gweithio i chi",
      text: "Dywedwch wrth y person yn eich ysgol a roddodd y dudalen hon i chi. Os nad yw’r ateb yn helpu, gall y Gwasanaeth Cynghori a Chymorth Cydraddoldeb wneud hynny.",
    },
  ],
};
