print("baokan")
