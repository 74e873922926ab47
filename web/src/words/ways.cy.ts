// Geiriau’r switsh rhwng y ffyrdd drwy’r dudalen: ways.ts, in Welsh.
import type { ways as english } from "./ways";

export const ways: typeof english = {
  title: "Beth hoffech chi ei wneud?",
  names: {
    photos: "Gwirio lluniau",
    post: "Ysgrifennu neges",
    trip: "Oddi ar yr iPads",
  },
};
