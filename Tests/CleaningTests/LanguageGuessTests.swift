import Cleaning
import Testing

@Suite("The language of a text")
struct LanguageGuessTests {
  @Test(
    "is told by its words and letters",
    arguments: [
      ("en", "The ship that left the harbour in the morning has not been seen again by anyone."),
      ("de", "Das Schiff, das am Morgen aus dem Hafen lief, wurde von niemandem mehr gesehen."),
      ("fr", "Le bateau qui est parti du port dans la matinée n’a pas été revu par les pêcheurs."),
      ("es", "El barco que salió del puerto por la mañana no ha sido visto por los pescadores."),
      (
        "pt", "O barco que saiu do porto de manhã não foi visto pelos pescadores da ilha até agora."
      ),
      ("it", "La nave che è uscita dal porto nella mattina non è stata più vista dai pescatori."),
      ("nl", "Het schip dat in de ochtend uit de haven is vertrokken, werd niet meer gezien."),
      ("sv", "Skeppet som lämnade hamnen på morgonen har inte setts av någon och det är kallt."),
      (
        "cs",
        "Loď, která ráno vyplula z přístavu, už nebyla spatřena a podle rybářů se nevrátí do léta."
      ),
      (
        "pl",
        "Statek, który rano wypłynął z portu, nie był już widziany przez nikogo i nie wróci do lata."
      ),
      (
        "ru",
        "Корабль, который утром вышел из порта, больше никто не видел, и по словам рыбаков он не вернется."
      ),
      ("el", "Το πλοίο που έφυγε το πρωί από το λιμάνι δεν το ξαναείδε κανείς."),
      ("ja", "朝に港を出た船は、その後だれにも見られていない。"),
      ("zh", "早上离开港口的船再也没有人看见过，渔民们说。"),
      ("ko", "아침에 항구를 떠난 배를 다시 본 사람은 없다."),
      ("ar", "السفينة التي غادرت الميناء في الصباح لم يرها أحد من بعد ذلك على الرغم من البحث"),
    ])
  func language(tag: String, text: String) {
    #expect(LanguageGuess.language(of: Array(text.utf8)) == tag)
  }

  @Test("is not guessed from too little", arguments: ["", "Ship ahoy!", "12 34 56 78 90 12 34 56"])
  func unknown(text: String) {
    #expect(LanguageGuess.language(of: Array(text.utf8)) == nil)
  }
}
